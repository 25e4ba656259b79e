package dev.holdfast.infra.identity;

import dev.holdfast.infra.Arns;
import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.Site;
import dev.holdfast.names.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// What the product's own processes may do, each right with the resources that it is for. All of
/// them are of this region, except where a name says otherwise.
public final class Permissions {

    private final Stack stack;
    private final Site site;
    private final Keyring keyring;
    private final DeployedNames names;
    private final Arns arns;

    public Permissions(Stack stack, Keyring keyring) {
        this.stack = stack;
        this.site = keyring.site();
        this.keyring = keyring;
        this.names = new DeployedNames(site);
        this.arns = new Arns(stack);
    }

    /// Reading the journal, and appending to it.
    public PolicyStatement journal() {
        return allow(
                List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"),
                table(names.journalTable()));
    }

    /// Reading the journal.
    public PolicyStatement readJournal() {
        return allow(List.of("dynamodb:GetItem", "dynamodb:Query"), table(names.journalTable()));
    }

    /// Reading what the regions tell each other, on their board in the journal's table.
    public PolicyStatement readBoard() {
        return allow(List.of("dynamodb:GetItem"), table(names.journalTable()));
    }

    public PolicyStatement orders() {
        return allow(
                List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"),
                table(names.ordersTable()),
                table(names.ordersTable()) + "/index/" + Names.OPEN_ORDERS_INDEX);
    }

    public PolicyStatement sessions() {
        return allow(
                List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"),
                table(names.sessionsTable()));
    }

    /// Writing documents of orders, reading them, and taking back those of an order that was
    /// cancelled. Who may not list them is told of a missing one that it is forbidden.
    public Stream<PolicyStatement> documents() {
        String bucket = arns.bucket(names.bucket(DeployedNames.DOCUMENTS, stack.getAccount()));
        return Stream.of(
                allow(
                        List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
                        bucket + "/orders/*"),
                allow(List.of("s3:ListBucket"), bucket));
    }

    /// Taking orders off the queue.
    public PolicyStatement ordersQueue() {
        return allow(
                List.of("sqs:ReceiveMessage", "sqs:DeleteMessage"),
                arn("sqs", names.ordersQueue()));
    }

    /// The region's two role parameters.
    public PolicyStatement roleParameters() {
        return allow(
                List.of("ssm:GetParameter", "ssm:PutParameter"),
                parameter(site, Names.ROLE_PARAMETER),
                parameter(site, Names.AUTOMATIC_TAKEOVER_PARAMETER));
    }

    /// User and password of the ledger. The secret's name goes on with six letters that AWS draws.
    public PolicyStatement databaseSecret() {
        return allow(
                List.of("secretsmanager:GetSecretValue"),
                arn("secretsmanager", "secret:" + names.databaseSecret() + "-??????"));
    }

    /// Making this region's cluster the writer. The request goes to this region's control plane; it
    /// names the other cluster, which is why the right has to name it too.
    public PolicyStatement promoteDatabase() {
        return allow(
                List.of(
                        "rds:DescribeGlobalClusters",
                        "rds:FailoverGlobalCluster",
                        "rds:SwitchoverGlobalCluster"),
                arns.everywhere("rds", "global-cluster:" + names.globalCluster()),
                arn("rds", "cluster:" + names.cluster()),
                arns.at(site.peer(), "rds", "cluster:" + new DeployedNames(site.peer()).cluster()));
    }

    /// Looking at this region's cluster, and at what people set for it.
    public PolicyStatement describeDatabase() {
        return allow(
                List.of("rds:DescribeDBClusters", "rds:DescribeDBClusterParameters"),
                arn("rds", "cluster:" + names.cluster()),
                arn("rds", "cluster-pg:" + names.cluster()));
    }

    public PolicyStatement publishEvents() {
        return allow(List.of("events:PutEvents"), arn("events", "event-bus/" + names.eventBus()));
    }

    /// Using the site's own key, where it has one.
    public Stream<PolicyStatement> key() {
        return keyring.keyArn().stream()
                .map(key -> allow(List.of("kms:Decrypt", "kms:GenerateDataKey"), key));
    }

    /// Comparing the parameters of both regions, secure ones included.
    public Stream<PolicyStatement> compareParameters() {
        return Stream.concat(
                Stream.of(
                        allow(
                                List.of("ssm:GetParameter", "ssm:GetParametersByPath"),
                                allParameters())),
                keys("kms:Decrypt"));
    }

    /// Keeping the parameters of both regions equal, whichever of them is active. Not what belongs
    /// to one region alone.
    public Stream<PolicyStatement> replicateParameters() {
        List<String> write =
                List.of("ssm:PutParameter", "ssm:DeleteParameter", "ssm:LabelParameterVersion");
        List<String> everything = new ArrayList<>(write);
        everything.add("ssm:GetParameter");
        everything.add("ssm:GetParametersByPath");
        return Stream.concat(
                Stream.of(allow(everything, allParameters()), deny(write, parametersOfOneRegion())),
                keys("kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"));
    }

    /// The path itself counts for whoever lists it.
    private String[] allParameters() {
        return inBothRegions("", "/*");
    }

    private String[] parametersOfOneRegion() {
        return inBothRegions("/" + Names.ROLE_PARAMETER, "/" + Names.SITE_PARAMETERS + "/*");
    }

    private String[] inBothRegions(String... below) {
        return Stream.of(site, site.peer())
                .flatMap(where ->
                        Stream.of(below)
                                .map(each ->
                                        arns.at(
                                                where,
                                                "ssm",
                                                "parameter" + names.parameterPrefix() + each)))
                .toArray(String[]::new);
    }

    /// The keys of both regions, where the profile has its own.
    private Stream<PolicyStatement> keys(String... actions) {
        String[] keys =
                Stream.of(keyring.keyArn(), keyring.peerKeyArn(stack))
                        .flatMap(Optional::stream)
                        .toArray(String[]::new);
        return keys.length == 0 ? Stream.empty() : Stream.of(allow(List.of(actions), keys));
    }

    private String table(String name) {
        return arn("dynamodb", "table/" + name);
    }

    private String parameter(Site where, String name) {
        return arns.at(where, "ssm", "parameter" + names.parameterPrefix() + "/" + name);
    }

    private String arn(String service, String resource) {
        return arns.at(site, service, resource);
    }

    private static PolicyStatement allow(List<String> actions, String... resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build();
    }

    private static PolicyStatement deny(List<String> actions, String... resources) {
        return PolicyStatement.Builder.create()
                .effect(Effect.DENY)
                .actions(actions)
                .resources(List.of(resources))
                .build();
    }
}
