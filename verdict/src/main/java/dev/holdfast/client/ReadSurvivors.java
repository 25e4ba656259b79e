package dev.holdfast.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.verdict.Acknowledgement;
import dev.holdfast.verdict.ClientLedger;
import dev.holdfast.verdict.Survivors;
import java.io.IOException;
import java.net.URI;
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

    private final PatientReader reader;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    public ReadSurvivors(ApiClient api, URI base) {
        this.reader = new PatientReader(api, base);
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
            balances.put(account, reader.get("/v1/accounts/" + account).path("balance").asLong());
            reader.items(
                    "/v1/accounts/" + account + "/postings",
                    item -> postings.add(posting(account, item)));
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
            JsonNode body = reader.get("/v1/transactions/" + id);
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

    private static Survivors.PostingFound posting(String account, JsonNode item) {
        return new Survivors.PostingFound(
                account, item.path("transactionId").asText(), item.path("amount").asLong());
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
}
