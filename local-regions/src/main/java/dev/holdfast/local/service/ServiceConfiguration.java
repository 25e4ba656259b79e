package dev.holdfast.local.service;

import dev.holdfast.local.events.EventServer;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.orders.Documents;
import dev.holdfast.local.orders.OrderParts;
import dev.holdfast.local.tokens.TokenIssuer;
import dev.holdfast.names.Names;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The service's configuration in one region, under the names that the service reads.
public final class ServiceConfiguration {
    public static final String PARAMETER_PREFIX = "/holdfast/local";

    /// What AWS's SDK reads under other names than Quarkus would. See
    /// <https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html>.
    private static final Map<String, String> OF_AWS =
            Map.of(
                    "aws.accessKeyId", "AWS_ACCESS_KEY_ID",
                    "aws.secretAccessKey", "AWS_SECRET_ACCESS_KEY",
                    "aws.endpointUrlDynamoDb", "AWS_ENDPOINT_URL_DYNAMODB",
                    "aws.endpointUrlEventBridge", "AWS_ENDPOINT_URL_EVENTBRIDGE",
                    "aws.endpointUrlS3", "AWS_ENDPOINT_URL_S3",
                    "aws.endpointUrlSqs", "AWS_ENDPOINT_URL_SQS",
                    "aws.endpointUrlSsm", "AWS_ENDPOINT_URL_SSM");

    private static final Pattern SEPARATOR = Pattern.compile("[^A-Za-z0-9]");

    private ServiceConfiguration() {}

    static Map<String, String> properties(
            LocalRegion region, int port, Surroundings around, Timings timings) {
        Map<String, String> all = surroundings(region, around, timings);
        all.put("quarkus.http.host", region.host());
        all.put("quarkus.http.port", Integer.toString(port));
        return all;
    }

    /// The same for another program of the service's code, with the password, as the environment
    /// variables that it reads.
    public static Map<String, String> variables(
            LocalRegion region, Surroundings around, Timings timings) {
        Map<String, String> variables = new LinkedHashMap<>(secrets(around));
        surroundings(region, around, timings)
                .forEach((name, value) -> variables.put(variable(name), value));
        return variables;
    }

    /// The environment variable that says the same as a property.
    ///
    /// @throws IllegalArgumentException if it is one of AWS's that is not known here
    public static String variable(String property) {
        if (!property.startsWith("aws.")) {
            return SEPARATOR.matcher(property).replaceAll("_").toUpperCase(Locale.ROOT);
        }
        String variable = OF_AWS.get(property);
        if (variable == null) {
            throw new IllegalArgumentException(
                    "Which variable AWS's SDK reads for " + property + " is not known.");
        }
        return variable;
    }

    private static Map<String, String> surroundings(
            LocalRegion region, Surroundings around, Timings timings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("quarkus.profile", "local");
        all.put("holdfast.region.name", region.regionName());
        all.put("holdfast.region.peer", region.other().regionName());
        all.put("holdfast.journal.table", Names.JOURNAL_TABLE);
        all.put("holdfast.parameters.prefix", PARAMETER_PREFIX);
        all.put("holdfast.heartbeat.interval", millis(timings.heartbeat()));
        all.put("holdfast.takeover.after", millis(timings.takeoverAfter()));
        all.put("holdfast.database.host", around.database().host());
        all.put("holdfast.database.port", Integer.toString(around.database().port()));
        all.put("holdfast.database.name", around.database().database());
        all.put("holdfast.database.user", around.database().user());
        // The environment has done it, and only one region's database could.
        all.put("holdfast.database.migrate", "false");
        all.put("holdfast.tokens.issuer", TokenIssuer.ISSUER);
        all.put("holdfast.tokens.audience", TokenIssuer.AUDIENCE);
        all.put("holdfast.tokens.key-location", around.publicKey().toUri().toString());
        all.put("aws.accessKeyId", "local");
        all.put("aws.secretAccessKey", "local");
        all.put("aws.endpointUrlDynamoDb", around.journal().toString());
        all.put("aws.endpointUrlSsm", around.parameters().toString());
        otherRegion(all, region, around);
        around.orders().ifPresent(parts -> orders(all, region, parts));
        return all;
    }

    /// Both regions' stores have the same port.
    private static void otherRegion(
            Map<String, String> all, LocalRegion region, Surroundings around) {
        String peer =
                "http://%s:%d".formatted(region.other().host(), around.parameters().getPort());
        all.put("holdfast.parameters.peer-endpoint", peer);
        all.put("holdfast.parameters.reconcile-every", "2s");
        all.put("holdfast.readiness.post-every", "1s");
        all.put("holdfast.readiness.status-age", "10s");
    }

    private static void orders(Map<String, String> all, LocalRegion region, OrderParts parts) {
        all.put("holdfast.orders.bucket", Documents.BUCKET);
        all.put("holdfast.orders.queue", parts.queue().toString());
        all.put("holdfast.orders.table", Names.ORDERS_TABLE);
        all.put("holdfast.sessions.table", Names.SESSIONS_TABLE);
        all.put("aws.endpointUrlS3", parts.documents().endpoint().toString());
        all.put("aws.endpointUrlSqs", parts.queues().endpoint().toString());
        all.put("holdfast.events.bus", EventServer.BUS);
        all.put("aws.endpointUrlEventBridge", parts.bus().endpoint().toString());
    }

    /// What must not stand on a command line.
    static Map<String, String> secrets(Surroundings around) {
        return Map.of("HOLDFAST_DATABASE_PASSWORD", around.database().password());
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
