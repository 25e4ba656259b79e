package dev.holdfast.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.verdict.Acknowledgement;
import dev.holdfast.verdict.ClientLedger;
import dev.holdfast.verdict.Survivors;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Looks up every acknowledged transaction, every posting and balance of the run's accounts, and
/// every other transaction that has moved something there, through the API of one region.
///
/// What moved an account is in its list, page by page. Whatever is not found there is asked for by
/// its id. Names that the ledger has as well are kept once: of a long run there are millions.
public final class ReadSurvivors {

    private static final int AT_ONCE = 8;

    private final PatientReader reader;
    private final Map<String, String> names;
    private final Map<String, Survivors.Found> transactions = new ConcurrentHashMap<>();
    private final Queue<Survivors.PostingFound> postings = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> balances = new ConcurrentHashMap<>();

    private ReadSurvivors(PatientReader reader, Map<String, String> names) {
        this.reader = reader;
        this.names = names;
    }

    /// @param base the region's address
    /// @throws IOException if the region does not answer
    public static Survivors at(
            ApiClient api, URI base, List<String> accounts, List<ClientLedger.Line> lines)
            throws IOException, InterruptedException {
        ReadSurvivors here =
                new ReadSurvivors(new PatientReader(api, base), names(accounts, lines));
        here.each(accounts, here::account);
        here.each(here.missing(lines), here::transaction);
        return new Survivors(here.transactions, List.copyOf(here.postings), here.balances);
    }

    private static Map<String, String> names(List<String> accounts, List<ClientLedger.Line> lines) {
        Map<String, String> names = new HashMap<>();
        accounts.forEach(account -> names.put(account, account));
        for (ClientLedger.Line line : lines) {
            names.put(line.transfer().key(), line.transfer().key());
            Acknowledgement promise = line.acknowledged();
            if (promise != null) {
                names.put(promise.id(), promise.id());
            }
        }
        return names;
    }

    private void account(String account) throws IOException, InterruptedException {
        String path = "/v1/accounts/" + account;
        balances.put(account, reader.get(path).path("balance").asLong());
        reader.items(path + "/postings", item -> postings.add(posting(account, item)));
        reader.items("/v1/transactions?account=" + account, this::found);
    }

    private Survivors.PostingFound posting(String account, JsonNode item) {
        return new Survivors.PostingFound(
                account, name(item.path("transactionId")), item.path("amount").asLong());
    }

    private String name(JsonNode node) {
        String text = node.asText();
        return names.getOrDefault(text, text);
    }

    private void found(JsonNode item) {
        Survivors.Found transaction =
                new Survivors.Found(
                        name(item.path("id")),
                        name(item.path("debitAccount")),
                        name(item.path("creditAccount")),
                        item.path("amount").asLong(),
                        item.path("outcome").asText().equals("posted"),
                        name(item.path("reference")));
        transactions.put(transaction.id(), transaction);
    }

    /// What should be there, because it was promised or has postings, and was not in any list.
    private Set<String> missing(List<ClientLedger.Line> lines) {
        Set<String> ids = new HashSet<>();
        for (ClientLedger.Line line : lines) {
            Acknowledgement promise = line.acknowledged();
            if (promise != null && !transactions.containsKey(promise.id())) {
                ids.add(promise.id());
            }
        }
        postings.stream()
                .map(Survivors.PostingFound::transaction)
                .filter(id -> !transactions.containsKey(id))
                .forEach(ids::add);
        return ids;
    }

    private void transaction(String id) throws IOException, InterruptedException {
        JsonNode body = reader.get("/v1/transactions/" + id);
        if (!body.path("id").isMissingNode()) {
            found(body);
        }
    }

    private interface Look {
        void at(String name) throws IOException, InterruptedException;
    }

    private void each(Collection<String> names, Look look)
            throws IOException, InterruptedException {
        Queue<String> left = new ConcurrentLinkedQueue<>(names);
        Callable<Void> worker = () -> untilEmpty(left, look);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(AT_ONCE, worker))) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException(
                    "The surviving region could not be asked: " + failed.getCause(), failed);
        }
    }

    private static Void untilEmpty(Queue<String> left, Look look)
            throws IOException, InterruptedException {
        for (String name = left.poll(); name != null; name = left.poll()) {
            look.at(name);
        }
        return null;
    }
}
