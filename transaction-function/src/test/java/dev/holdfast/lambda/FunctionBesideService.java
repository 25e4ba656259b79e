package dev.holdfast.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.lambda.FunctionProcess.Outcome;
import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.service.Timings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Two regions of real parts, and the packaged function in one of them.
final class FunctionBesideService implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalRegions regions;
    private final FunctionProcess function;

    private FunctionBesideService(LocalRegions regions, FunctionProcess function) {
        this.regions = regions;
        this.function = function;
    }

    /// @param takeoverAfter how long a heart may stand still
    static FunctionBesideService start(Path directory, LocalRegion where, Duration takeoverAfter) {
        LocalSettings settings =
                LocalSettings.of(
                                Path.of("..").toAbsolutePath().normalize(),
                                directory.resolve("regions"))
                        .withTimings(new Timings(Duration.ofMillis(500), takeoverAfter))
                        .withOrders();
        LocalRegions regions = LocalRegions.start(settings, Progress.silent());
        FunctionProcess function =
                FunctionProcess.start(directory.resolve("function"), regions.variables(where));
        return new FunctionBesideService(regions, function);
    }

    LocalRegions regions() {
        return regions;
    }

    FunctionProcess function() {
        return function;
    }

    /// What API Gateway would be answered.
    ///
    /// @param status of the HTTP answer; 0 if the invocation failed
    record Answer(int status, JsonNode body) {}

    Answer api(String method, String path, String key, Object body) {
        Map<String, String> headers =
                Map.of(
                        "Authorization",
                        "Bearer " + regions.token(List.of("read", "write")),
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        key);
        String text = body == null ? "" : Events.json(body);
        Outcome outcome = function.invoke(Events.request(method, path, headers, text));
        try {
            return new Answer(
                    outcome.body().path("statusCode").asInt(),
                    JSON.readTree(outcome.body().path("body").asText()));
        } catch (IOException wrong) {
            throw new IllegalStateException(outcome.toString(), wrong);
        }
    }

    Answer get(String path) {
        return api("GET", path, "look", null);
    }

    /// @return the new account's id
    String account(String key, long overdraft) {
        Answer opened =
                api(
                        "POST",
                        "/v1/accounts",
                        key,
                        Map.of("currency", "EUR", "overdraftLimit", overdraft));
        if (opened.status() / 100 != 2) {
            throw new IllegalStateException(opened.toString());
        }
        return opened.body().path("id").asText();
    }

    long balance(String account) {
        return get("/v1/accounts/" + account).body().path("balance").asLong();
    }

    /// On a busy computer an order may have to wait for the sweep.
    void awaitStage(String order, String stage) {
        Deadline.in(BOUND).await(order + " to be " + stage, () -> stage(order).equals(stage));
    }

    String stage(String order) {
        return get("/v1/orders/" + order).body().path("stage").asText();
    }

    @Override
    public void close() {
        function.close();
        regions.close();
    }
}
