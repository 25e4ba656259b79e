package dev.holdfast.infra.database;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.Site;
import dev.holdfast.names.Names;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.amazon.awscdk.services.secretsmanager.CfnSecret.GenerateSecretStringProperty;
import software.amazon.awscdk.services.secretsmanager.CfnSecret.ReplicaRegionProperty;
import software.constructs.Construct;

/// User and password of the ledger. Secrets Manager draws the password and keeps a copy in the
/// other region, under the same name: a service there can sign in when this region is lost.
final class LedgerSecret extends Construct {

    private static final int LENGTH = 40;

    private final CfnSecret secret;

    LedgerSecret(Construct scope, Site site, Keyring keyring) {
        super(scope, "secret");
        this.secret =
                CfnSecret.Builder.create(this, "secret")
                        .name(new DeployedNames(site).databaseSecret())
                        .description("User and password of the ledger database")
                        .kmsKeyId(keyring.keyArn().orElse(null))
                        .generateSecretString(drawn())
                        .replicaRegions(List.of(copy(site, keyring)))
                        .build();
        secret.applyRemovalPolicy(site.deployment().removalPolicy());
    }

    /// Replaced by CloudFormation where it is needed; it never stands in a template.
    String password() {
        return "{{resolve:secretsmanager:%s:SecretString:%s}}"
                .formatted(secret.getRef(), Names.SECRET_PASSWORD);
    }

    private static GenerateSecretStringProperty drawn() {
        return GenerateSecretStringProperty.builder()
                .secretStringTemplate(
                        "{\"%s\":\"%s\"}".formatted(Names.SECRET_USER, Names.DATABASE_USER))
                .generateStringKey(Names.SECRET_PASSWORD)
                .passwordLength(LENGTH)
                .excludePunctuation(true)
                .build();
    }

    private ReplicaRegionProperty copy(Site site, Keyring keyring) {
        return ReplicaRegionProperty.builder()
                .region(site.peer().region())
                .kmsKeyId(keyring.peerKeyArn(Stack.of(this)).orElse(null))
                .build();
    }
}
