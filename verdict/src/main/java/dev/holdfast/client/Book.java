package dev.holdfast.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.verdict.Transfer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The accounts that a run plays with. They all begin at zero and pay each other from their
/// overdrafts, so their balances sum to zero at any time.
///
/// @param run tells one run's keys from another's
public record Book(String run, List<String> accounts) {

    private static final String CURRENCY = "EUR";
    private static final int TRIES = 50;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final long DEEP = 1_000_000_000_000L;

    /// So much that chance does not use it up, in millions of payments.
    private static final long SOME = 10_000_000;

    /// An amount that no account but the first can pay, as long as nobody has paid it.
    public static final long MORE_THAN_THEY_HAVE = 1_000_000_000;

    /// Opens accounts that may all go some way below zero.
    ///
    /// @throws IOException if one of them is not acknowledged
    public static Book open(ApiClient api, Endpoint name, String run, int count)
            throws IOException, InterruptedException {
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("currency", CURRENCY).put("overdraftLimit", i == 0 ? DEEP : SOME);
            accounts.add(open(api, name, run + "-account-" + i, body.toString()));
        }
        return new Book(run, List.copyOf(accounts));
    }

    /// Repeats with the same key, as the API asks: a service that has just started is slow at
    /// first.
    private static String open(ApiClient api, Endpoint name, String key, String body)
            throws IOException, InterruptedException {
        IOException last = new IOException("never asked");
        for (int i = 0; i < TRIES; i++) {
            try {
                URI uri = name.base().resolve("/v1/accounts");
                ApiClient.Answer answer = api.post(uri, key, body);
                if (answer.isOk()) {
                    return answer.body().path("id").asText();
                }
                last = new IOException("An account could not be opened: " + answer.body());
            } catch (IOException noAnswer) {
                last = noAnswer;
            }
            Thread.sleep(PAUSE);
        }
        throw last;
    }

    /// The body of a request. Its reference is the key, so that whoever looks at the transaction
    /// later knows which request it came from.
    public static ObjectNode body(Transfer transfer) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("debitAccount", transfer.debit())
                .put("creditAccount", transfer.credit())
                .put("amount", transfer.amount())
                .put("currency", CURRENCY)
                .put("reference", transfer.key());
    }
}
