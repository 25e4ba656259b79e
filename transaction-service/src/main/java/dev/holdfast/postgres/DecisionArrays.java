package dev.holdfast.postgres;

import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.Details;
import dev.holdfast.ledger.Outcome;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Decisions and their postings as the columns of their table, one array for each, in the order of
/// its index.
final class DecisionArrays {

    static final String OPEN = "OPEN";
    static final String LIMIT = "LIMIT";
    static final String TRANSFER = "TRANSFER";
    static final String REVERSE = "REVERSE";
    static final short DONE = 0;

    private final UUID[] id;
    private final String[] kind;
    private final Short[] outcome;
    private final String[] scope;
    private final String[] key;
    private final @Nullable UUID[] debit;
    private final @Nullable UUID[] credit;
    private final @Nullable Long[] amount;
    private final @Nullable String[] currency;
    private final @Nullable String[] reference;
    private final @Nullable String[] metadata;
    private final @Nullable UUID[] original;
    private final @Nullable Long[] limitBefore;
    private final OffsetDateTime[] decidedAt;
    private final UUID[] row;
    private final SideArrays debited;
    private final SideArrays credited;

    /// @param carriers the row that carries each decision, in their order
    DecisionArrays(List<Decision> decisions, List<RowId> carriers, Histories histories) {
        int size = decisions.size();
        id = new UUID[size];
        kind = new String[size];
        outcome = new Short[size];
        scope = new String[size];
        key = new String[size];
        debit = new UUID[size];
        credit = new UUID[size];
        amount = new Long[size];
        currency = new String[size];
        reference = new String[size];
        metadata = new String[size];
        original = new UUID[size];
        limitBefore = new Long[size];
        decidedAt = new OffsetDateTime[size];
        row = new UUID[size];
        debited = new SideArrays(size);
        credited = new SideArrays(size);
        int[] byId = byId(decisions);
        for (int i = 0; i < size; i++) {
            Decision decision = decisions.get(byId[i]);
            put(i, decision);
            debited.put(i, histories.debit(decision.id()));
            credited.put(i, histories.credit(decision.id()));
            row[i] = carriers.get(byId[i]).value();
        }
    }

    /// Where the decisions stand, in the order of their ids.
    private static int[] byId(List<Decision> decisions) {
        return IntStream.range(0, decisions.size())
                .boxed()
                .sorted(Comparator.comparing(index -> decisions.get(index).id()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// In the order of the function's parameters.
    List<Object> values() {
        return List.of(
                id,
                kind,
                outcome,
                scope,
                key,
                debit,
                credit,
                amount,
                currency,
                reference,
                metadata,
                original,
                limitBefore,
                decidedAt,
                row,
                debited.version,
                debited.balance,
                debited.before,
                credited.version,
                credited.balance,
                credited.before);
    }

    /// The postings of one side, empty where nothing was moved.
    private static final class SideArrays {

        private final @Nullable Long[] version;
        private final @Nullable Long[] balance;
        private final @Nullable UUID[] before;

        SideArrays(int size) {
            version = new Long[size];
            balance = new Long[size];
            before = new UUID[size];
        }

        void put(int i, Histories.@Nullable Link link) {
            if (link != null) {
                version[i] = link.posting().version();
                balance[i] = link.posting().balance();
                before[i] = link.before();
            }
        }
    }

    private void put(int i, Decision decision) {
        id[i] = decision.id().value();
        scope[i] = decision.command().key().scope();
        key[i] = decision.command().key().value();
        decidedAt[i] = decision.decidedAt().atOffset(ZoneOffset.UTC);
        put(i, decision.command());
        put(i, decision.outcome());
    }

    private void put(int i, Command command) {
        switch (command) {
            case Command.OpenAccount open -> {
                kind[i] = OPEN;
                currency[i] = open.currency().value();
                amount[i] = open.overdraftLimit();
            }
            case Command.ChangeOverdraftLimit change -> {
                kind[i] = LIMIT;
                debit[i] = change.account().value();
                amount[i] = change.overdraftLimit();
            }
            case Command.Transfer transfer -> {
                kind[i] = TRANSFER;
                move(i, transfer.debit().value(), transfer.credit().value());
                amount(i, transfer.amount(), transfer.currency());
                details(i, transfer.details());
            }
            case Command.Reverse reverse -> {
                kind[i] = REVERSE;
                original[i] = reverse.original().value();
                details(i, reverse.details());
            }
        }
    }

    private void put(int i, Outcome result) {
        outcome[i] = DONE;
        switch (result) {
            case Outcome.Posted posted -> {
                move(i, posted.debit().value(), posted.credit().value());
                amount(i, posted.amount(), posted.currency());
            }
            case Outcome.LimitChanged changed -> limitBefore[i] = changed.before();
            case Outcome.Opened ignored -> {}
            case Outcome.Rejected rejected -> outcome[i] = (short) rejected.reason().code();
        }
    }

    private void move(int i, UUID from, UUID to) {
        debit[i] = from;
        credit[i] = to;
    }

    private void amount(int i, long minorUnits, CurrencyCode code) {
        amount[i] = minorUnits;
        currency[i] = code.value();
    }

    private void details(int i, Details details) {
        reference[i] = details.reference().isEmpty() ? null : details.reference();
        metadata[i] = details.metadata().isEmpty() ? null : json(details.metadata());
    }

    private static String json(Map<String, String> metadata) {
        JsonObject object = new JsonObject();
        metadata.forEach(object::put);
        return object.encode();
    }
}
