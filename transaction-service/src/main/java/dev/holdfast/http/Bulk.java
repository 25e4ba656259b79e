package dev.holdfast.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.ledger.Command;
import dev.holdfast.processing.Reply;
import dev.holdfast.region.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Many transactions in one request, each with an outcome of its own, in their order.
///
/// @param commands of the items that could be read
/// @param problems one for each item; null where it could be read
record Bulk(List<Command> commands, List<@Nullable Problem> problems) {

    static Bulk read(List<JsonNode> items, String subject) {
        List<Command> commands = new ArrayList<>(items.size());
        List<@Nullable Problem> problems = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            try {
                commands.add(Bodies.bulkItem(items.get(i), i, subject));
                problems.add(null);
            } catch (BadInput bad) {
                problems.add(bad.problem());
            }
        }
        return new Bulk(commands, problems);
    }

    /// 200 with what became of each, unless none could be let in: then that is the answer.
    Answer answer(List<Reply> replies) {
        Optional<Reply> closed = turnedAway(replies);
        if (closed.isPresent() && replies.size() == problems.size()) {
            return Replies.answer(closed.get());
        }
        List<BulkItem> items = new ArrayList<>(problems.size());
        var next = replies.iterator();
        for (Problem problem : problems) {
            items.add(problem == null ? item(next.next()) : BulkItem.of(problem));
        }
        return new Answer(Replies.OK, items, epoch(replies), 0);
    }

    private static Optional<Reply> turnedAway(List<Reply> replies) {
        return replies.stream().allMatch(Bulk::isTurnedAway)
                ? replies.stream().findFirst()
                : Optional.empty();
    }

    private static boolean isTurnedAway(Reply reply) {
        return switch (reply) {
            case Reply.Busy ignored -> true;
            case Reply.NotActive ignored -> true;
            case Reply.Acknowledged ignored -> false;
            case Reply.KeyReused ignored -> false;
            case Reply.Unavailable ignored -> true;
            case Reply.Unknown ignored -> false;
        };
    }

    private static Optional<Epoch> epoch(List<Reply> replies) {
        return replies.stream()
                .filter(Reply.Acknowledged.class::isInstance)
                .map(Reply.Acknowledged.class::cast)
                .map(Reply.Acknowledged::epoch)
                .findFirst();
    }

    private static BulkItem item(Reply reply) {
        Answer answer = Replies.answer(reply);
        return switch (answer.body()) {
            case Problem problem -> BulkItem.of(problem);
            case TransactionView view -> new BulkItem(answer.status(), view, null);
            case Object other -> throw new IllegalStateException("Not a transaction: " + other);
        };
    }
}
