package dev.holdfast.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.client.GeneratorFacts;
import dev.holdfast.client.LedgerFile;
import dev.holdfast.client.LoadPlan;
import dev.holdfast.verdict.LedgerEntry.Intent;
import dev.holdfast.verdict.LedgerEntry.Kind;
import dev.holdfast.verdict.LedgerEntry.Outcome;
import dev.holdfast.verdict.LedgerEntry.Result;
import dev.holdfast.verdict.Transfer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the command says and leaves behind, and with what it exits: a past run with one payment is
/// judged against a server that answers by a script.
class LoadCommandTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final String TRANSACTION =
            """
            {"id": "t1", "debitAccount": "a", "creditAccount": "b", "amount": 7,
             "outcome": "posted", "reference": "k1"}\
            """;
    private static final Map<String, String> ANSWERS =
            Map.of(
                    "/v1/accounts/a",
                    "{\"balance\": -7}",
                    "/v1/accounts/b",
                    "{\"balance\": 7}",
                    "/v1/accounts/a/postings",
                    "{\"items\": [{\"transactionId\": \"t1\", \"amount\": -7}]}",
                    "/v1/accounts/b/postings",
                    "{\"items\": [{\"transactionId\": \"t1\", \"amount\": 7}]}",
                    "/v1/transactions",
                    "{\"items\": [" + TRANSACTION + "]}");

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private HttpServer server;
    private boolean forgetful;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Files.writeString(folder.resolve("token"), "token");
        pastRun();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = forgetful ? null : ANSWERS.get(path);
            byte[] bytes = (body == null ? "{}" : body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void pastRun() throws IOException {
        Path ledger = folder.resolve("ledger.jsonl");
        Path facts = folder.resolve("generator.json");
        new LoadPlan(
                        new LoadPlan.Target("http://x", "", 2_000),
                        new LoadPlan.Shape(LoadPlan.Profile.STEADY, true, 1, 0, 0, 1_000, 0),
                        new LoadPlan.Workload(
                                "run", 1, LoadPlan.Mix.PAYMENTS, List.of("a", "b"), List.of()),
                        new LoadPlan.Files("", ledger.toString(), facts.toString()))
                .write(folder.resolve("plan.json"));
        new GeneratorFacts(0.1, 0, 5, 1, "").write(facts);
        Transfer transfer = new Transfer("k1", "a", "b", 7);
        try (LedgerFile file = new LedgerFile(ledger)) {
            file.write(
                    List.of(
                            new Intent("k1", Kind.PAYMENT, START, START, transfer, true),
                            new Outcome(
                                    "k1",
                                    START.plusMillis(20),
                                    Result.ACKNOWLEDGED,
                                    201,
                                    "t1",
                                    "us-east-1",
                                    1)));
        }
    }

    private int judge(String... more) {
        List<String> arguments =
                List.of(
                        "load",
                        "--judge",
                        folder.toString(),
                        "--url",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        "--token-file",
                        folder.resolve("token").toString());
        return HoldfastCommand.commandLine()
                .setOut(new PrintWriter(out))
                .execute(
                        Stream.concat(arguments.stream(), List.of(more).stream())
                                .toArray(String[]::new));
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    }

    @Test
    void a_run_that_reaches_its_objectives_exits_with_0_and_leaves_both_reports() throws Exception {
        assertThat(judge("--objective", "rpo=0,p99=1s")).as(out.toString()).isZero();

        assertThat(out.toString()).contains("PASSED", "pass  p99");
        assertThat(folder.resolve("report.html")).content().contains("<title>PASSED");
        assertThat(report().path("passed").asBoolean()).isTrue();
        assertThat(report().at("/verdict/acknowledged").asLong()).isEqualTo(1);
    }

    @Test
    void a_run_that_misses_one_of_them_exits_with_1() throws Exception {
        assertThat(judge("--objective", "p99=1ms", "--json")).isEqualTo(1);

        assertThat(new ObjectMapper().readTree(out.toString())).isEqualTo(report());
        assertThat(report().path("passed").asBoolean(true)).isFalse();
    }

    @Test
    void a_payment_that_is_gone_is_lost_in_transactions_and_in_time_and_exits_with_1()
            throws Exception {
        forgetful = true;

        assertThat(judge()).isEqualTo(1);
        assertThat(report().at("/verdict/lost").asLong()).isEqualTo(1);
        assertThat(report().at("/verdict/lossMillis").asLong()).isPositive();
        assertThat(folder.resolve("report.html")).content().contains("<title>FAILED");
    }
}
