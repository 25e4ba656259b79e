package dev.holdfast.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.holdfast.verdict.Acknowledgement;
import dev.holdfast.verdict.ClientLedger;
import dev.holdfast.verdict.Survivors;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Looks up every acknowledged transaction, every posting and balance of the run's accounts, and
/// every other transaction that has moved something there, through the API of one region.
public final class ReadSurvivors {

    private static final int AT_ONCE = 16;
    private static final int PAGE = 500;
    private static final int TRIES = 20;

    /// A region that has just been under load may need some time until it has caught its breath.
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final ApiClient api;
    private final URI base;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    public ReadSurvivors(ApiClient api, URI base) {
        this.api = api;
        this.base = base;
    }

    /// @throws IOException if the region does not answer
    public Survivors read(List<String> accounts, List<ClientLedger.Line> lines)
            throws IOException, InterruptedException {
        Map<String, Survivors.Found> transactions = new ConcurrentHashMap<>();
        Set<String> ids = new HashSet<>();
        for (ClientLedger.Line line : lines) {
            Acknowledgement promise = line.acknowledged();
            if (promise != null) {
                ids.add(promise.id());
            }
        }
        List<Survivors.PostingFound> postings = new ArrayList<>();
        Map<String, Long> balances = new HashMap<>();
        for (String account : accounts) {
            balances.put(account, get("/v1/accounts/" + account).path("balance").asLong());
            postings(account, postings);
        }
        postings.forEach(posting -> ids.add(posting.transaction()));
        inParallel(ids.stream().map(id -> lookUp(id, transactions)).toList());
        return new Survivors(Map.copyOf(transactions), postings, balances);
    }

    private Callable<Void> lookUp(String id, Map<String, Survivors.Found> found) {
        return () -> look(id, found);
    }

    private Void look(String id, Map<String, Survivors.Found> found)
            throws IOException, InterruptedException {
        turns.acquire();
        try {
            JsonNode body = get("/v1/transactions/" + id);
            if (!body.path("id").isMissingNode()) {
                found.put(id, transaction(body));
            }
            return null;
        } finally {
            turns.release();
        }
    }

    private static Survivors.Found transaction(JsonNode body) {
        return new Survivors.Found(
                body.path("id").asText(),
                body.path("debitAccount").asText(),
                body.path("creditAccount").asText(),
                body.path("amount").asLong(),
                body.path("outcome").asText().equals("posted"),
                body.path("reference").asText());
    }

    private void postings(String account, List<Survivors.PostingFound> into)
            throws IOException, InterruptedException {
        String cursor = "";
        do {
            String query = cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor);
            JsonNode page = get("/v1/accounts/" + account + "/postings?limit=" + PAGE + query);
            for (JsonNode item : page.path("items")) {
                into.add(
                        new Survivors.PostingFound(
                                account,
                                item.path("transactionId").asText(),
                                item.path("amount").asLong()));
            }
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
    }

    /// An absent resource is an empty answer; anything else but success is tried again, then an
    /// error.
    private JsonNode get(String path) throws IOException, InterruptedException {
        IOException last = new IOException("never asked");
        for (int i = 0; i < TRIES; i++) {
            try {
                ApiClient.Answer answer = api.get(base.resolve(path));
                if (answer.isOk() || answer.status() == 404) {
                    return answer.isOk() ? answer.body() : MissingNode.getInstance();
                }
                last =
                        new IOException(
                                path
                                        + " was answered with "
                                        + answer.status()
                                        + ": "
                                        + answer.body());
            } catch (IOException noAnswer) {
                last = noAnswer;
            }
            Thread.sleep(AGAIN);
        }
        throw last;
    }

    private static void inParallel(List<Callable<Void>> tasks)
            throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException(
                    "The surviving region could not be asked: " + failed.getCause(), failed);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
