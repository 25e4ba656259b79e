package dev.holdfast.infra.identity;

import dev.holdfast.infra.Arns;
import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/// The role in which somebody looks at both regions: it sees whether they are in sync, before a
/// failover and after it, and changes nothing. `./holdfast verify` needs no more. Each region's
/// stacks make one, so that either is there without the other; a failover waits for none.
public final class ObserverStack extends RegionStack {

    private static final String OBSERVER = "holdfast-observer";

    public ObserverStack(Construct app, Keyring keyring) {
        super(app, keyring.site(), "identity");
        Role observer =
                Role.Builder.create(this, "observer")
                        .roleName(site().name(OBSERVER))
                        .description("Sees whether both regions are in sync")
                        // Whom the account lets assume it, policies of theirs say.
                        .assumedBy(new AccountRootPrincipal())
                        .build();
        observer.addToPolicy(allow(List.of("rds:DescribeGlobalClusters"), globalCluster()));
        Stream.of(site(), site().peer()).flatMap(this::mayLook).forEach(observer::addToPolicy);
        observer.addToPolicy(allow(List.of("cloudwatch:GetMetricStatistics"), "*"));
        Stream.concat(keyring.keyArn().stream(), keyring.peerKeyArn(this).stream())
                .map(key -> allow(List.of("kms:Decrypt"), key))
                .forEach(observer::addToPolicy);
    }

    private Stream<PolicyStatement> mayLook(Site where) {
        DeployedNames names = new DeployedNames(where);
        String parameters = in(where, "ssm", "parameter" + names.parameterPrefix());
        return Stream.of(
                allow(
                        List.of("rds:DescribeDBClusters", "rds:DescribeDBClusterSnapshots"),
                        in(where, "rds", "cluster:" + names.cluster()),
                        in(where, "rds", "cluster-snapshot:*")),
                allow(
                        List.of("dynamodb:DescribeTable", "dynamodb:DescribeContinuousBackups"),
                        in(where, "dynamodb", "table/" + where.globalName("holdfast-*"))),
                allow(List.of("ssm:GetParametersByPath"), parameters, parameters + "/*"),
                allow(
                        List.of("lambda:GetFunctionConfiguration"),
                        in(where, "lambda", "function:" + where.name("holdfast-*"))),
                allow(
                        List.of("s3:GetBucketVersioning", "s3:GetReplicationConfiguration"),
                        new Arns(this).bucket(where.name("holdfast-*"))));
    }

    private String globalCluster() {
        String name = new DeployedNames(site()).globalCluster();
        return new Arns(this).everywhere("rds", "global-cluster:" + name);
    }

    private String in(Site where, String service, String resource) {
        return new Arns(this).at(where, service, resource);
    }

    private static PolicyStatement allow(List<String> actions, String... resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build();
    }
}
