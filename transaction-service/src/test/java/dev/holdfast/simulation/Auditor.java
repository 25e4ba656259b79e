package dev.holdfast.simulation;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.DecisionCodec;
import dev.holdfast.journal.Position;
import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.LedgerChange;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.ledger.Posting;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.Reply;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import java.util.HashMap;
import java.util.Map;

/// Checks the invariants after everything that could break one: each entry that lands in the
/// journal, each commit of each database, each reply to a caller.
final class Auditor {

    private final World world;
    private final Truth truth;
    private final Map<DecisionId, Decision> acknowledged = new HashMap<>();
    private final Map<RowId, Long> effects = new HashMap<>();
    private final Map<Epoch, RegionName> reigns = new HashMap<>();

    Auditor(World world) {
        this.world = world;
        this.truth = new Truth(world);
    }

    Truth truth() {
        return truth;
    }

    Map<DecisionId, Decision> acknowledged() {
        return acknowledged;
    }

    void claimed(Epoch epoch, RegionName region) {
        RegionName before = reigns.put(epoch, region);
        if (before != null) {
            world.violated(Invariant.ONE_REGION_PER_EPOCH, "epoch " + epoch + " was claimed twice");
        }
    }

    /// An entry is in the journal now; whether it may is for the next look to say.
    void landed(ChainedEntry entry) {
        truth.fold(entry);
    }

    RegionName holderOf(Epoch epoch) {
        return reigns.getOrDefault(epoch, new RegionName("nobody"));
    }

    /// A database committed something.
    void committed(SimDatabase database, String what) {
        Tables tables = database.tables();
        Position position = tables.position;
        if (!truth.has(position)) {
            broken(database, what + " moved it beyond the journal, to " + position);
        } else if (!truth.chains(position, tables.hash)) {
            broken(database, what + " left it with another history at " + position);
        } else if (tables.sum() != truth.sumAt(position) + outbox(tables)) {
            String difference = Differences.between(tables, truth, position);
            broken(database, "after " + what + " at " + position + ": " + difference);
        }
    }

    private void broken(SimDatabase database, String what) {
        world.violated(Invariant.DATABASE_IS_FOLD, database.name + ": " + what);
    }

    private long outbox(Tables tables) {
        long sum = 0;
        for (OutboxRow row : tables.outbox.values()) {
            sum += effects.computeIfAbsent(row.id(), absent -> effect(row));
        }
        return sum;
    }

    private static long effect(OutboxRow row) {
        return DecisionCodec.decode(row.decisions()).stream().mapToLong(Checksum::effect).sum();
    }

    void opened(SimDatabase database, Claim claim) {
        Tables tables = database.tables();
        if (!tables.outbox.isEmpty() || !tables.position.equals(Position.startOf(claim.epoch()))) {
            String what = "opened at " + tables.position + " with outbox " + tables.outbox.size();
            broken(database, what);
        }
    }

    /// A change is about to be written: each transaction's postings must cancel out.
    void written(LedgerChange change) {
        for (Decision decision : change.decisions()) {
            long sum = 0;
            int count = 0;
            for (Posting posting : change.postings()) {
                boolean own = posting.transaction().equals(decision.id());
                sum += own ? posting.amount() : 0;
                count += own ? 1 : 0;
            }
            int wanted = decision.outcome() instanceof Outcome.Posted ? 2 : 0;
            if (sum != 0 || count != wanted) {
                String what = count + " postings that make " + sum + " for " + decision;
                world.violated(Invariant.MONEY_CONSERVED, what);
            }
        }
    }

    /// A process tells a caller something.
    void replied(RegionName region, Command command, Reply reply) {
        switch (reply) {
            case Reply.Acknowledged yes -> acknowledged(region, command, yes);
            case Reply.KeyReused reused -> reused(command, reused);
            case Reply.Unknown ignored -> world.count(Statistic.UNKNOWN);
            case Reply.NotActive ignored -> world.count(Statistic.TURNED_AWAY);
            case Reply.Busy ignored -> world.count(Statistic.TURNED_AWAY);
            case Reply.Unavailable ignored -> world.count(Statistic.TURNED_AWAY);
        }
    }

    private void acknowledged(RegionName region, Command command, Reply.Acknowledged reply) {
        Decision decision = reply.decision();
        Decision before = acknowledged.put(decision.id(), decision);
        world.count(reply.repeated() ? Statistic.REPEATS_ACKNOWLEDGED : Statistic.ACKNOWLEDGED);
        countOutcome(decision);
        if (before != null && !before.equals(decision)) {
            String what = "acknowledged " + before + " and then " + decision;
            world.violated(Invariant.ONE_OUTCOME_PER_KEY, what);
        }
        if (!decision.command().equals(command)) {
            String what = command + " was answered with " + decision;
            world.violated(Invariant.ONE_OUTCOME_PER_KEY, what);
        }
        Truth.Journaled found = truth.find(decision.id());
        if (found == null || !found.decision().equals(decision)) {
            String what = "acknowledged " + decision + ", but the journal has " + found;
            world.violated(Invariant.ACKNOWLEDGED_IN_JOURNAL, what);
        } else {
            checkEpoch(region, reply, found.position().epoch());
        }
    }

    private void checkEpoch(RegionName region, Reply.Acknowledged reply, Epoch journaled) {
        Epoch epoch = reply.epoch();
        boolean late = journaled.isAfter(epoch) || !reply.repeated() && !journaled.equals(epoch);
        if (late || !holderOf(epoch).equals(region)) {
            String what =
                    region
                            + " acknowledged in epoch "
                            + epoch
                            + " of "
                            + holderOf(epoch)
                            + " what was journaled in epoch "
                            + journaled;
            world.violated(Invariant.ONE_REGION_PER_EPOCH, what);
        }
    }

    private void countOutcome(Decision decision) {
        switch (decision.outcome()) {
            case Outcome.Rejected ignored -> world.count(Statistic.REJECTED);
            case Outcome.LimitChanged ignored -> world.count(Statistic.LIMITS_CHANGED);
            case Outcome.Posted ignored when Tables.isReversal(decision) ->
                    world.count(Statistic.REVERSED);
            case Outcome.Posted ignored -> {}
            case Outcome.Opened ignored -> {}
        }
    }

    private void reused(Command command, Reply.KeyReused reply) {
        world.count(Statistic.KEYS_REUSED);
        Truth.Journaled found = truth.find(reply.decision());
        if (found == null || found.decision().answers(command)) {
            String what = command + " was told that its key was used, but the journal has " + found;
            world.violated(Invariant.ACKNOWLEDGED_IN_JOURNAL, what);
        }
    }
}
