package dev.holdfast.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.ledger.Command;
import dev.holdfast.processing.Reply;
import dev.holdfast.processing.SubmitTransactions;
import dev.holdfast.tracing.TraceCommands;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/// Hands commands to the flow and answers with its replies, counting them. A caller that hangs up
/// does not stop a decision: the flow finishes whatever it has begun.
@Singleton
class Submit {

    private final SubmitTransactions transactions;
    private final CountReplies count;
    private final TraceCommands trace;

    Submit(SubmitTransactions transactions, CountReplies count, TraceCommands trace) {
        this.transactions = transactions;
        this.count = count;
        this.trace = trace;
    }

    Uni<RestResponse<Object>> one(Command command) {
        return replies(List.of(command)).map(List::getFirst).map(Replies::answer).map(Answers::of);
    }

    /// Items that cannot be read have their problem at once, and do not stop the others.
    Uni<RestResponse<Object>> bulk(List<JsonNode> items, String subject) {
        Bulk bulk = Bulk.read(items, subject);
        return replies(bulk.commands()).map(bulk::answer).map(Answers::of);
    }

    private Uni<List<Reply>> replies(List<Command> commands) {
        count.submitted(commands.size());
        trace.asked(commands, Context.current());
        return transactions
                .submit(new ArrayList<>(commands))
                .invoke(count::replied)
                .onTermination()
                .invoke(() -> trace.answered(commands));
    }
}
