package dev.holdfast.processing;

import dev.holdfast.journal.DecisionCodec;
import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.LedgerChange;
import dev.holdfast.ledger.LedgerRules;
import dev.holdfast.ledger.Ruling;
import dev.holdfast.ledger.Touched;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Gate;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// The one way into the ledger. Requests that arrive while a batch is in flight form the next one;
/// no timer holds anybody back. A batch is decided in plain Java over locked rows and committed
/// with one outbox row; its callers hear of it when the journal has that row.
public final class SubmitTransactions {

    /// What may wait, and for how long. Everything beyond is turned away with [Reply.Busy].
    ///
    /// @param queuedCommands that wait at the most
    /// @param queuedBytes that they take up at the most
    /// @param batchCommands in a batch at the most
    /// @param batchBytes that a batch takes up at the most, so that its row fits into one entry
    /// @param patience how long a caller waits for the journal before the outcome is called unknown
    public record Bounds(
            int queuedCommands,
            long queuedBytes,
            int batchCommands,
            int batchBytes,
            Duration patience) {}

    /// The parts that a batch passes through.
    public record Path(LedgerStore store, RelayLoop relay, AwaitJournal waiting) {}

    /// Time and chance.
    public record Source(Pace pace, Supplier<UUID> ids) {}

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final RegionState state;
    private final Path path;
    private final Source source;
    private final Bounds bounds;
    private final Backlog backlog;
    private final DeliverReplies replies;

    public SubmitTransactions(RegionState state, Path path, Source source, Bounds bounds) {
        this.state = state;
        this.path = path;
        this.source = source;
        this.bounds = bounds;
        this.backlog = new Backlog(bounds);
        this.replies = new DeliverReplies(path.waiting());
        state.listen(this::roleChanged);
    }

    /// Submits commands that are decided independently of each other, in order.
    ///
    /// @return one reply for each, in order; the list never fails
    public Uni<List<Reply>> submit(List<Command> commands) {
        if (commands.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.createFrom().emitter(emitter -> admit(new Ticket(commands, emitter)));
    }

    public Uni<Reply> submit(Command command) {
        return submit(List.of(command)).map(List::getFirst);
    }

    /// Whether nothing is queued or in flight, as a switchover needs it.
    public boolean isIdle() {
        return backlog.isIdle();
    }

    private void admit(Ticket ticket) {
        RegionState.Belief belief = state.now();
        if (!belief.accepts()) {
            ticket.replyToAll(notActive(belief));
        } else if (path.relay().isStalled()) {
            ticket.replyToAll(new Reply.Unavailable("The journal does not confirm anything now."));
        } else if (!backlog.offer(ticket.pending())) {
            ticket.replyToAll(new Reply.Busy(RETRY_AFTER));
        } else {
            pump();
        }
    }

    private void roleChanged(RegionState.Belief before, RegionState.Belief after) {
        if (!after.accepts()) {
            backlog.drop().forEach(request -> request.reply(notActive(after)));
        }
        if (before.epoch().value() != Epoch.NONE.value() && !after.relays(before.epoch())) {
            path.waiting().giveUp();
        }
    }

    private void pump() {
        backlog.take()
                .ifPresent(
                        batch -> process(batch).subscribe().with(done -> next(), lost -> next()));
    }

    private void next() {
        backlog.landed();
        pump();
    }

    private Uni<Void> process(Batch batch) {
        RegionState.Belief belief = state.now();
        boolean holdsEpoch = belief.relays(belief.epoch());
        if (!holdsEpoch) {
            batch.replyToAll(notActive(belief));
            return Uni.createFrom().voidItem();
        }
        return attempt(batch, belief.epoch(), TRIES);
    }

    private Uni<Void> attempt(Batch batch, Epoch epoch, int tries) {
        Touched touched = Touched.byCommands(batch.commands());
        return path.store()
                .begin(Gate.open(epoch, state.me()), touched)
                .chain(transaction -> decide(batch, epoch, transaction))
                .onFailure()
                .recoverWithUni(failure -> failed(batch, failure, new Retry(epoch, tries - 1)));
    }

    private record Retry(Epoch epoch, int triesLeft) {}

    private Uni<Void> decide(Batch batch, Epoch epoch, LedgerTransaction transaction) {
        try {
            Ruling ruling =
                    LedgerRules.decide(batch.commands(), transaction.view(), source.pace().now());
            Ruled ruled = new Ruled(ruling, new RowId(source.ids().get()), epoch, transaction);
            return write(ruled).invoke(() -> committed(batch, ruled));
        } catch (RuntimeException broken) {
            return transaction.rollback().chain(() -> Uni.createFrom().failure(broken));
        }
    }

    /// A batch that has been decided.
    ///
    /// @param row the outbox row that it gets, if anything in it is new
    private record Ruled(Ruling ruling, RowId row, Epoch epoch, LedgerTransaction transaction) {

        boolean isNew() {
            return !ruling.change().isEmpty();
        }
    }

    private static Uni<Void> write(Ruled ruled) {
        if (!ruled.isNew()) {
            return ruled.transaction().rollback();
        }
        LedgerChange change = ruled.ruling().change();
        OutboxRow outbox =
                new OutboxRow(
                        ruled.row(),
                        ruled.transaction().order(),
                        DecisionCodec.encode(change.decisions()));
        return ruled.transaction().commit(change, outbox);
    }

    /// Callers wait before the relay is woken, so that nothing that it finds out passes them by.
    private void committed(Batch batch, Ruled ruled) {
        long deadline = source.pace().nanos() + bounds.patience().toNanos();
        DeliverReplies.Committed committed =
                new DeliverReplies.Committed(
                        ruled.row(), ruled.epoch(), deadline, ruled.transaction().recorded());
        replies.deliver(batch, ruled.ruling().answers(), committed);
        if (ruled.isNew()) {
            path.relay().wake();
        }
    }

    private Uni<Void> failed(Batch batch, Throwable failure, Retry retry) {
        StoreFailure.Kind kind =
                failure instanceof StoreFailure store ? store.kind() : StoreFailure.Kind.REFUSED;
        return switch (kind) {
            case CONFLICT -> again(batch, retry);
            case REFUSED -> oneByOne(batch, retry);
            case GATE_CLOSED -> answer(batch, notActive(state.now()));
            case UNAVAILABLE -> unavailable(batch, "The database does not accept writes now.");
            case COMMIT_UNKNOWN ->
                    answer(batch, new Reply.Unknown("The database did not confirm the commit."));
        };
    }

    private Uni<Void> again(Batch batch, Retry retry) {
        return retry.triesLeft() == 0
                ? unavailable(batch, "Other transactions were in the way.")
                : source.pace()
                        .after(PAUSE)
                        .chain(() -> attempt(batch, retry.epoch(), retry.triesLeft()));
    }

    /// One refused request must not take the others with it.
    private Uni<Void> oneByOne(Batch batch, Retry retry) {
        if (batch.size() == 1) {
            return answer(batch, new Reply.Unavailable("The database refused this request."));
        }
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Pending request : batch.requests()) {
            Batch alone = new Batch(List.of(request));
            chain = chain.chain(() -> attempt(alone, retry.epoch(), 1));
        }
        return chain;
    }

    /// Whoever waits for the next batch hears it, too: each batch would wait for a time-out of its
    /// own, and a long queue for many of them.
    private Uni<Void> unavailable(Batch batch, String reason) {
        Reply reply = new Reply.Unavailable(reason);
        backlog.drop().forEach(request -> request.reply(reply));
        return answer(batch, reply);
    }

    /// A region that drains, or whose database is closed, does not send anybody to itself.
    private Reply notActive(RegionState.Belief belief) {
        return new Reply.NotActive(belief.active().filter(region -> !region.equals(state.me())));
    }

    private static Uni<Void> answer(Batch batch, Reply reply) {
        batch.replyToAll(reply);
        return Uni.createFrom().voidItem();
    }
}
