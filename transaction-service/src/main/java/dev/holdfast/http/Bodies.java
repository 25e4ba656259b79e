package dev.holdfast.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Details;
import dev.holdfast.ledger.IdempotencyKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What bodies may say, and the commands that they are read into. The records describe the bodies
/// to people; they are read field by field, so that a refusal names the field and the reason.
final class Bodies {

    /// The most transactions of a bulk.
    static final int MOST_IN_BULK = 1_000;

    private static final String DEBIT = "debitAccount";
    private static final String CREDIT = "creditAccount";
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    private static final String LIMIT = "overdraftLimit";
    private static final String REFERENCE = "reference";
    private static final String METADATA = "metadata";
    private static final String KEY = "idempotencyKey";

    private static final Set<String> TRANSFER =
            Set.of(DEBIT, CREDIT, AMOUNT, CURRENCY, REFERENCE, METADATA);
    private static final Set<String> BULK_TRANSFER =
            Set.of(DEBIT, CREDIT, AMOUNT, CURRENCY, REFERENCE, METADATA, KEY);

    private Bodies() {}

    @Schema(name = "OpenAccount")
    record OpenAccount(
            @Schema(description = "ISO 4217", examples = "EUR", required = true) String currency,
            @Schema(
                            description = "How far below zero the balance may go, in minor units",
                            defaultValue = "0",
                            minimum = "0")
                    long overdraftLimit) {}

    @Schema(name = "OverdraftLimit")
    record OverdraftLimit(
            @Schema(
                            description = "How far below zero the balance may go, in minor units",
                            minimum = "0",
                            required = true)
                    long overdraftLimit) {}

    @Schema(name = "Transfer")
    record Transfer(
            @Schema(description = "The account that pays", required = true) String debitAccount,
            @Schema(description = "The account that is paid", required = true) String creditAccount,
            @Schema(
                            type = SchemaType.INTEGER,
                            format = "int64",
                            description = "In minor units",
                            minimum = "1",
                            examples = "1250",
                            required = true)
                    long amount,
            @Schema(description = "ISO 4217", examples = "EUR", required = true) String currency,
            @Schema(maxLength = Details.MAX_REFERENCE, examples = "Invoice 4711") String reference,
            @Schema(maxProperties = Details.MAX_ENTRIES) Map<String, String> metadata) {}

    @Schema(name = "BulkTransfer")
    record BulkTransfer(
            @Schema(maxLength = IdempotencyKey.MAX_LENGTH, required = true) String idempotencyKey,
            @Schema(required = true) String debitAccount,
            @Schema(required = true) String creditAccount,
            @Schema(minimum = "1", required = true) long amount,
            @Schema(examples = "EUR", required = true) String currency,
            @Schema(maxLength = Details.MAX_REFERENCE) String reference,
            @Schema(maxProperties = Details.MAX_ENTRIES) Map<String, String> metadata) {}

    @Schema(name = "Reversal")
    record Reversal(
            @Schema(maxLength = Details.MAX_REFERENCE) String reference,
            @Schema(maxProperties = Details.MAX_ENTRIES) Map<String, String> metadata) {}

    @Schema(name = "Reason")
    record Reason(@Schema(maxLength = 200, examples = "us-east-1 is on fire") String reason) {}

    @Schema(name = "AutomaticTakeover")
    record AutomaticTakeover(@Schema(required = true) boolean allowed) {}

    static Command openAccount(byte[] body, IdempotencyKey key) {
        Fields fields = Fields.of(body, Set.of(CURRENCY, LIMIT));
        return new Command.OpenAccount(key, fields.currency(CURRENCY), fields.limit(LIMIT));
    }

    static Command changeLimit(byte[] body, IdempotencyKey key, AccountId account) {
        Fields fields = Fields.of(body, Set.of(LIMIT));
        return new Command.ChangeOverdraftLimit(key, account, fields.requiredLimit(LIMIT));
    }

    static Command transfer(byte[] body, IdempotencyKey key) {
        return transfer(Fields.of(body, TRANSFER), key);
    }

    private static Command transfer(Fields fields, IdempotencyKey key) {
        AccountId debit = fields.account(DEBIT);
        AccountId credit = fields.account(CREDIT);
        if (debit.equals(credit)) {
            throw fields.bad(CREDIT, "Debit and credit account must differ.");
        }
        return new Command.Transfer(
                key,
                debit,
                credit,
                fields.amount(AMOUNT),
                fields.currency(CURRENCY),
                fields.details());
    }

    /// The body may be left out.
    static Command reversal(byte[] body, IdempotencyKey key, DecisionId original) {
        Details details =
                Json.isEmpty(body)
                        ? Details.NONE
                        : Fields.of(body, Set.of(REFERENCE, METADATA)).details();
        return new Command.Reverse(key, original, details);
    }

    /// The items of a bulk, not yet read: a bad one is its own problem.
    static List<JsonNode> bulk(byte[] body) {
        JsonNode items = Json.read(body);
        if (!items.isArray()) {
            throw new BadInput(null, "A JSON array of transactions is needed.");
        }
        if (items.isEmpty() || items.size() > MOST_IN_BULK) {
            throw new BadInput(null, "A bulk has 1 to " + MOST_IN_BULK + " transactions.");
        }
        List<JsonNode> nodes = new ArrayList<>(items.size());
        items.forEach(nodes::add);
        return nodes;
    }

    static Command bulkItem(JsonNode item, int index, String subject) {
        String prefix = "[" + index + "].";
        Fields fields = Fields.of(item, prefix, BULK_TRANSFER);
        return transfer(fields, Caller.key(subject, prefix + KEY, fields.text(KEY)));
    }

    static String reason(byte[] body, String absent) {
        if (Json.isEmpty(body)) {
            return absent;
        }
        Fields fields = Fields.of(body, Set.of("reason"));
        String reason = fields.textOr("reason", absent);
        if (reason.isEmpty() || reason.length() > Details.MAX_VALUE) {
            throw fields.bad("reason", "A reason has 1 to 200 characters.");
        }
        return reason;
    }

    static boolean allowed(byte[] body) {
        return Fields.of(body, Set.of("allowed")).flag("allowed");
    }
}
