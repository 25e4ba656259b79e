package dev.holdfast.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.processing.LedgerEvent;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// An event as others read it: its type, and a detail after the schemas in `docs/events`. What
/// callers wrote into references and metadata is not in it, nor who they are: who may know can look
/// the transaction up.
///
/// @param type stable, as rules match it
/// @param detail a JSON object
record EventDocument(String type, String detail) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /// The id of an event that has none of its own: it follows from the name, so that a repeat is
    /// the same event.
    static String idOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static EventDocument of(LedgerEvent event) {
        Decision decision = event.decision();
        ObjectNode detail =
                JSON.createObjectNode()
                        .put("eventId", decision.id().toString())
                        .put("epoch", event.position().epoch().value())
                        .put("sequence", event.position().sequence())
                        .put("index", event.index())
                        .put("decidedAt", decision.decidedAt().toString());
        String type = fill(detail, decision);
        return new EventDocument(type, detail.toString());
    }

    private static String fill(ObjectNode detail, Decision decision) {
        return switch (decision.outcome()) {
            case Outcome.Rejected rejected -> rejected(detail, decision, rejected);
            case Outcome.Opened opened -> {
                detail.put("accountId", opened.account().toString());
                if (decision.command() instanceof Command.OpenAccount open) {
                    detail.put("currency", open.currency().value())
                            .put("overdraftLimit", open.overdraftLimit());
                }
                yield "AccountOpened.v1";
            }
            case Outcome.LimitChanged changed -> {
                if (decision.command() instanceof Command.ChangeOverdraftLimit change) {
                    detail.put("accountId", change.account().toString())
                            .put("overdraftLimit", change.overdraftLimit())
                            .put("before", changed.before());
                }
                yield "OverdraftLimitChanged.v1";
            }
            case Outcome.Posted posted -> posted(detail, decision, posted);
        };
    }

    private static String posted(ObjectNode detail, Decision decision, Outcome.Posted posted) {
        detail.put("transactionId", decision.id().toString())
                .put("debitAccount", posted.debit().toString())
                .put("creditAccount", posted.credit().toString())
                .put("amount", posted.amount())
                .put("currency", posted.currency().value());
        if (decision.command() instanceof Command.Reverse reverse) {
            detail.put("reverses", reverse.original().toString());
            return "TransactionReversed.v1";
        }
        return "TransactionPosted.v1";
    }

    private static String rejected(
            ObjectNode detail, Decision decision, Outcome.Rejected rejected) {
        detail.put("decisionId", decision.id().toString()).put("reason", rejected.reason().name());
        return "RequestRejected.v1";
    }
}
