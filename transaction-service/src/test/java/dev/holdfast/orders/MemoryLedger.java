package dev.holdfast.orders;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.Answer;
import dev.holdfast.ledger.Book;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.LedgerRules;
import dev.holdfast.ledger.Ruling;
import dev.holdfast.ledger.Samples;
import dev.holdfast.processing.Reply;
import dev.holdfast.region.Regions;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The ledger with its real rules, in memory. A test can have it answer otherwise.
final class MemoryLedger implements ProcessPayment.Ledger {

    private final Book book = new Book();
    private final Deque<Reply> instead = new ArrayDeque<>();
    private int unheard;

    MemoryLedger(Command... before) {
        List.of(before).forEach(this::decide);
    }

    /// The next command is not let in; this is the reply.
    void sayInstead(Reply reply) {
        instead.add(reply);
    }

    /// The next commands are decided, and their outcome is not known.
    void loseReplies(int many) {
        unheard = many;
    }

    long balance(AccountId account) {
        return book.accounts().get(account).balance();
    }

    long transactions() {
        return book.decisions().stream()
                .filter(decision -> !(decision.command() instanceof Command.OpenAccount))
                .count();
    }

    void submitNow(Command command) {
        decide(command);
    }

    @Override
    public Uni<Reply> submit(OrderId order, Command command) {
        return Uni.createFrom().item(() -> reply(command));
    }

    private Reply reply(Command command) {
        if (!instead.isEmpty()) {
            return instead.remove();
        }
        Reply reply = decide(command);
        if (unheard > 0) {
            unheard--;
            return new Reply.Unknown("Nobody knows.");
        }
        return reply;
    }

    private Reply decide(Command command) {
        Ruling ruling = LedgerRules.decide(List.of(command), book.view(), Samples.NOON);
        book.apply(ruling.change());
        return switch (ruling.answers().getFirst()) {
            case Answer.Decided decided -> acknowledged(decided.decision(), false);
            case Answer.Repeated repeated -> acknowledged(repeated.decision(), true);
            case Answer.KeyReused reused -> new Reply.KeyReused(reused.decision().id());
        };
    }

    private static Reply acknowledged(Decision decision, boolean repeated) {
        return new Reply.Acknowledged(decision, repeated, Regions.epoch(1));
    }
}
