package dev.holdfast.postgres;

import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.CorruptLedger;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Details;
import dev.holdfast.ledger.IdempotencyKey;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.ledger.Rejection;
import dev.holdfast.processing.RecordedDecision;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.Map;
import java.util.TreeMap;

/// A decision as it is read from its table.
final class DecisionRow {

    /// What [#read] needs, of the table under the name `d`. Whether the row has left the outbox is
    /// asked in the same statement, so in the same snapshot.
    static final String COLUMNS =
            """
            d.id, d.kind, d.outcome, d.scope, d.key, d.debit, d.credit, d.amount, d.currency,
            d.reference, d.metadata, d.original, d.limit_before, d.decided_at, d.row_id,
            NOT EXISTS (SELECT FROM outbox o WHERE o.id = d.row_id) AS journaled
            """;

    private final Row row;

    private DecisionRow(Row row) {
        this.row = row;
    }

    static RecordedDecision read(Row row) {
        Decision decision = new DecisionRow(row).decision();
        return new RecordedDecision(
                decision, new RowId(row.getUUID("row_id")), row.getBoolean("journaled"));
    }

    private Decision decision() {
        IdempotencyKey key = new IdempotencyKey(row.getString("scope"), row.getString("key"));
        String kind = row.getString("kind");
        int code = row.getShort("outcome");
        Outcome outcome =
                code == DecisionArrays.DONE
                        ? done(kind)
                        : new Outcome.Rejected(Rejection.ofCode(code));
        return new Decision(
                new DecisionId(row.getUUID("id")),
                command(kind, key),
                row.getOffsetDateTime("decided_at").toInstant(),
                outcome);
    }

    private Command command(String kind, IdempotencyKey key) {
        return switch (kind) {
            case DecisionArrays.OPEN -> new Command.OpenAccount(key, currency(), amount());
            case DecisionArrays.LIMIT ->
                    new Command.ChangeOverdraftLimit(key, account("debit"), amount());
            case DecisionArrays.TRANSFER ->
                    new Command.Transfer(
                            key,
                            account("debit"),
                            account("credit"),
                            amount(),
                            currency(),
                            details());
            case DecisionArrays.REVERSE ->
                    new Command.Reverse(key, new DecisionId(row.getUUID("original")), details());
            default -> throw unknown(kind);
        };
    }

    private Outcome done(String kind) {
        return switch (kind) {
            case DecisionArrays.OPEN -> new Outcome.Opened(account("id"));
            case DecisionArrays.LIMIT -> new Outcome.LimitChanged(row.getLong("limit_before"));
            case DecisionArrays.TRANSFER, DecisionArrays.REVERSE ->
                    new Outcome.Posted(account("debit"), account("credit"), amount(), currency());
            default -> throw unknown(kind);
        };
    }

    private AccountId account(String column) {
        return new AccountId(row.getUUID(column));
    }

    private long amount() {
        return row.getLong("amount");
    }

    private CurrencyCode currency() {
        return new CurrencyCode(row.getString("currency"));
    }

    private Details details() {
        String reference = row.getString("reference");
        JsonObject metadata = row.getJsonObject("metadata");
        Map<String, String> entries = new TreeMap<>();
        if (metadata != null) {
            metadata.forEach(entry -> entries.put(entry.getKey(), (String) entry.getValue()));
        }
        return Details.of(reference == null ? "" : reference, entries);
    }

    private static CorruptLedger unknown(String kind) {
        return new CorruptLedger("The decisions hold a command of kind " + kind + ".");
    }
}
