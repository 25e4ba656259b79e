package dev.holdfast.local.orders;

import dev.holdfast.local.network.AwsClients;
import dev.holdfast.local.process.ProcessRegistry;
import dev.holdfast.local.standin.StandIn;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/// ElasticMQ as the stand-in for one region's queue of orders, with its queue of dead letters. It
/// keeps messages in memory: what was in a lost region's queue is gone with it.
public final class Queues {
    public static final String ORDERS = "orders";
    public static final String DEAD_LETTERS = "orders-dead-letters";

    /// How often a message comes before it goes to the dead letters, and how long it is out of
    /// sight while somebody has it.
    private static final int TIMES = 3;

    private static final int OUT_OF_SIGHT_SECONDS = 5;
    private static final String ACCOUNT = "000000000000";

    private Queues() {}

    /// @param library the folder of its jars
    public static StandIn in(ProcessRegistry processes, StandIn.Site site, Path library) {
        String host = site.region().host();
        String queue = "-Dqueues." + ORDERS + ".";
        List<String> options =
                List.of(
                        "-Xmx96m",
                        "-Dnode-address.host=" + host,
                        "-Dnode-address.port=" + site.port(),
                        "-Drest-sqs.bind-hostname=" + host,
                        "-Drest-sqs.bind-port=" + site.port(),
                        "-Drest-stats.enabled=false",
                        "-Daws.region=" + site.region().regionName(),
                        "-Daws.accountId=" + ACCOUNT,
                        queue + "defaultVisibilityTimeout=" + OUT_OF_SIGHT_SECONDS + "s",
                        queue + "deadLettersQueue.name=" + DEAD_LETTERS,
                        queue + "deadLettersQueue.maxReceiveCount=" + TIMES,
                        "-Dqueues." + DEAD_LETTERS + ".delay=0s");
        return new StandIn(
                processes,
                site,
                StandIn.Program.in(
                        library,
                        "queues",
                        new StandIn.Arguments(options, List.of("org.elasticmq.server.Main"))));
    }

    /// The real client, as somebody's who sends orders.
    public static SqsClient client(StandIn queues) {
        return AwsClients.blocking(SqsClient.builder(), queues.endpoint());
    }

    /// The URL of a queue.
    public static URI url(StandIn queues, String name) {
        return queues.endpoint().resolve("/" + ACCOUNT + "/" + name);
    }
}
