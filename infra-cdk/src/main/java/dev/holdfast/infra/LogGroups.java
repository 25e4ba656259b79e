package dev.holdfast.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// Makes log groups, named, kept for a while and encrypted like everything else at a site.
///
/// @param site where they are
/// @param key the key of the site, where the profile has one
public record LogGroups(Site site, Optional<IKey> key) {

    /// A log group in a scope.
    ///
    /// @param type what writes into it
    public LogGroup create(Construct scope, String type) {
        return named(scope, "logs", "/holdfast/" + site.name(type));
    }

    /// A log group whose name has to begin in a certain way.
    public LogGroup named(Construct scope, String id, String name) {
        LogGroup.Builder group =
                LogGroup.Builder.create(scope, id)
                        .logGroupName(name)
                        .retention(RetentionDays.THREE_MONTHS)
                        .removalPolicy(site.deployment().removalPolicy());
        key.ifPresent(group::encryptionKey);
        return group.build();
    }

    /// For the role of a function that logs into such a group. Its last lines arrive when the group
    /// is deleted already: they would make it anew, and the next deployment would find its name
    /// taken. In the role itself, so that it goes no earlier than the role.
    public static Map<String, PolicyDocument> noneAnew() {
        PolicyStatement never =
                PolicyStatement.Builder.create()
                        .effect(Effect.DENY)
                        .actions(List.of("logs:CreateLogGroup"))
                        .resources(List.of("*"))
                        .build();
        return Map.of(
                "no-log-group-anew",
                PolicyDocument.Builder.create().statements(List.of(never)).build());
    }
}
