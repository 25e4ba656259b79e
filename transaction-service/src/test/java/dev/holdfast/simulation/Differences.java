package dev.holdfast.simulation;

import dev.holdfast.journal.DecisionCodec;
import dev.holdfast.journal.Position;
import dev.holdfast.ledger.Account;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.DecisionId;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/// Says in words how a database differs from what the journal and its outbox make of it.
final class Differences {

    private Differences() {}

    static String between(Tables tables, Truth truth, Position position) {
        Book book = new Book();
        TreeMap<DecisionId, Object> wanted = new TreeMap<>();
        truth.upTo(position)
                .forEach(decision -> {
                    book.apply(decision);
                    wanted.put(decision.id(), decision);
                });
        tables.outbox.values().stream()
                .flatMap(row -> DecisionCodec.decode(row.decisions()).stream())
                .forEach(decision -> {
                    book.apply(decision);
                    wanted.put(decision.id(), decision);
                });
        TreeMap<DecisionId, Object> found = new TreeMap<>();
        tables.decisions.forEach((id, recorded) -> found.put(id, recorded.decision()));
        Map<AccountId, Account> accounts = new TreeMap<>(tables.accounts);
        return describe("decision", found, wanted)
                + describe("account", accounts, new TreeMap<>(book.accounts()));
    }

    static <K> String describe(String what, Map<K, ?> found, Map<K, ?> wanted) {
        StringBuilder text = new StringBuilder();
        TreeSet<K> keys = new TreeSet<>(found.keySet());
        keys.addAll(wanted.keySet());
        for (K key : keys) {
            if (!Objects.equals(found.get(key), wanted.get(key))) {
                text.append("\n    ").append(what).append(" is ").append(found.get(key));
                text.append("\n    ").append(what).append(" should be ").append(wanted.get(key));
            }
        }
        return text.toString();
    }
}
