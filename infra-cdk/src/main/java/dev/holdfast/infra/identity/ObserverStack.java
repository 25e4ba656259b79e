package dev.holdfast.infra.identity;

import dev.holdfast.infra.Arns;
import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/// The role in which the other region looks at this one: it sees whether both are in sync, and
/// changes nothing. A failover does not need it, and does not wait for it.
public final class ObserverStack extends RegionStack {

    /// The type of the role, and of the role of those who may assume it.
    static final String OBSERVER = "holdfast-observer";

    public ObserverStack(Construct app, Site site) {
        super(app, site, "identity");
        Role observer =
                Role.Builder.create(this, "observer")
                        .roleName(site.name(OBSERVER))
                        .description("Lets the other region see whether both are in sync")
                        .assumedBy(readinessOfPeer())
                        .build();
        observer.addToPolicy(mayLook());
        observer.addToPolicy(mayLookAtFigures());
    }

    /// The ARN of the role that looks at a site.
    ///
    /// @param stack where it is written
    public static String arn(Site site, Stack stack) {
        return new Arns(stack).everywhere("iam", "role/" + site.name(OBSERVER));
    }

    /// A condition names the role, and not the principal: the role of the other region is deployed
    /// later, and IAM refuses a principal that is not there.
    private PrincipalWithConditions readinessOfPeer() {
        String reader = site().peer().name("holdfast-readiness");
        String role = new Arns(this).everywhere("iam", "role/" + reader);
        return new PrincipalWithConditions(
                new AccountRootPrincipal(), Map.of("ArnEquals", Map.of("aws:PrincipalArn", role)));
    }

    private PolicyStatement mayLook() {
        DeployedNames names = new DeployedNames(site());
        return PolicyStatement.Builder.create()
                .actions(
                        List.of(
                                "rds:DescribeDBClusters",
                                "dynamodb:DescribeTable",
                                "ssm:GetParametersByPath",
                                "lambda:GetFunctionConfiguration",
                                "s3:GetReplicationConfiguration",
                                "backup:ListRecoveryPointsByBackupVault"))
                .resources(
                        List.of(
                                in("rds", "cluster:" + names.cluster()),
                                in("dynamodb", "table/" + site().globalName("holdfast-*")),
                                in("ssm", "parameter" + names.parameterPrefix() + "/*"),
                                in("lambda", "function:" + site().name("holdfast-*")),
                                new Arns(this).bucket(site().name("holdfast-*")),
                                in("backup", "backup-vault:" + names.vault())))
                .build();
    }

    private static PolicyStatement mayLookAtFigures() {
        return PolicyStatement.Builder.create()
                .actions(List.of("cloudwatch:GetMetricData"))
                .resources(List.of("*"))
                .build();
    }

    private String in(String service, String resource) {
        return new Arns(this).at(site(), service, resource);
    }
}
