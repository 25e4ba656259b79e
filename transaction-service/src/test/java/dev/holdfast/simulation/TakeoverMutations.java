package dev.holdfast.simulation;

import dev.holdfast.simulation.Mutation.Change;
import java.util.List;

/// Mistakes in a takeover, and some beyond the protocol's list. Where the product or its database
/// would notice a mistake by a second line of defence, that line is taken away as well, and it is
/// said which.
final class TakeoverMutations {

    private static final String RELAY = "processing/RelayJournal.java";
    private static final String SEAL = "recovery/SealJournal.java";
    private static final String REPLAY = "recovery/ReplayJournal.java";
    private static final String TAKEOVER = "recovery/Takeover.java";
    private static final String RECOVERY = "simulation/SimRecoveryStore.java";
    private static final String SERVER = "simulation/Server.java";

    static final List<Mutation> TAKING_OVER =
            List.of(
                    // Replay would notice that the seal is missing: it makes one up.
                    Mutation.of(
                            "no seal",
                            Invariant.ONE_REGION_PER_EPOCH,
                            new Change(
                                    SEAL,
                                    "if (!epoch.isBefore(claim.epoch())) {",
                                    "if (sealed == 0) {"),
                            new Change(
                                    REPLAY,
                                    "return entriesAfter(position).chain(this::applyAll);",
                                    """
                                    return journal.readFrom(position.next(), READ_AHEAD)
                                            .map(found -> found.isEmpty()
                                                    ? List.of(ChainedEntry.of(new Entry.Seal(new Entry.Header(
                                                            position.next(), standing.hash(), claim.region(),
                                                            java.time.Instant.EPOCH))))
                                                    : found)
                                            .chain(this::applyAll);
                                    """)),
                    Mutation.of(
                            "seal only the previous epoch",
                            Invariant.ONE_REGION_PER_EPOCH,
                            new Change(
                                    SEAL,
                                    "            Entry.Header header = new Entry.Header(at,"
                                            + " previous, claim.region(), pace.now());\n",
                                    """
                                                if (epoch.next().isBefore(claim.epoch())) {
                                                    epoch = epoch.next();
                                                    last = previous;
                                                    lastKnown = Position.startOf(epoch);
                                                    return Uni.createFrom().item(true);
                                                }
                                                Entry.Header header = new Entry.Header(at, previous, claim.region(), pace.now());
                                    """)),
                    // Opening would be refused while rows are left.
                    Mutation.of(
                            "skip undo",
                            Invariant.DATABASE_IS_FOLD,
                            new Change(
                                    TAKEOVER,
                                    "log.timed(\"UndoOutbox\", () -> steps.undo().run(claim))",
                                    "Uni.createFrom().item(0L)"),
                            new Change(
                                    RECOVERY,
                                    "                        && now.outbox.isEmpty()\n",
                                    "")),
                    Mutation.of(
                            "undo after replay",
                            Invariant.DATABASE_IS_FOLD,
                            new Change(
                                    TAKEOVER,
                                    """
                                                    .chain(() -> log.timed("UndoOutbox", () -> steps.undo().run(claim)))
                                                    .invoke(log::undone)
                                                    .chain(() -> log.timed("ReplayJournal", () -> steps.replay().run(claim)))
                                                    .invoke(log::replayed)
                                    """,
                                    """
                                                    .chain(() -> log.timed("ReplayJournal", () -> steps.replay().run(claim)))
                                                    .invoke(log::replayed)
                                                    .chain(() -> log.timed("UndoOutbox", () -> steps.undo().run(claim)))
                                                    .invoke(log::undone)
                                    """)),
                    Mutation.of(
                            "undo forwards",
                            Invariant.DATABASE_IS_FOLD,
                            new Change(
                                    RECOVERY,
                                    "tables.outbox.lastEntry()",
                                    "tables.outbox.firstEntry()")));

    static final List<Mutation> REPLAYING =
            List.of(
                    Mutation.of(
                            "replay re-decides",
                            Invariant.DATABASE_IS_FOLD,
                            new Change(
                                    REPLAY,
                                    "                decisions.add(decision);\n",
                                    """
                                                    boolean over =
                                                            decision.outcome() instanceof dev.holdfast.ledger.Outcome.Posted posted
                                                                    && posted.amount() > 10;
                                                    decisions.add(
                                                            over
                                                                    ? new Decision(
                                                                            decision.id(),
                                                                            decision.command(),
                                                                            decision.decidedAt(),
                                                                            new dev.holdfast.ledger.Outcome.Rejected(
                                                                                    dev.holdfast.ledger.Rejection.INSUFFICIENT_FUNDS))
                                                                    : decision);
                                    """)),
                    // Opening would be refused: the database is not where the claim begins.
                    Mutation.of(
                            "replay past claim - 1",
                            Invariant.DATABASE_IS_FOLD,
                            new Change(
                                    REPLAY,
                                    "if (position.epoch().isAfter(claim.epoch())) {",
                                    "if (false) {"),
                            new Change(
                                    REPLAY,
                                    "if (position.epoch().equals(claim.epoch())) {\n"
                                            + "                return Uni.createFrom().item(false);",
                                    """
                                    if (!position.epoch().isBefore(claim.epoch())) {
                                        return journal.readFrom(position.next(), READ_AHEAD)
                                                .chain(found -> found.isEmpty()
                                                        ? Uni.createFrom().item(false)
                                                        : applyAll(found));
                                    """),
                            new Change(
                                    RECOVERY,
                                    "now.position.equals(Position.startOf(claim.epoch()))",
                                    "now.position.compareTo(Position.startOf(claim.epoch())) >="
                                            + " 0")),
                    // What stale writers left would keep the region from opening.
                    Mutation.of(
                            "no reign gate",
                            Invariant.DATABASE_IS_FOLD,
                            new Change(SERVER, "return same;", "return true;"),
                            new Change(
                                    RELAY,
                                    "if (!standing.gate().equals(gate(mine))) {",
                                    "if (false) {"),
                            new Change(RECOVERY, "&& now.outbox.isEmpty()", "")));

    /// Beyond the protocol's list, for the invariants that no mistake of the protocol breaks first.
    static final List<Mutation> OTHERS =
            List.of(
                    Mutation.of(
                            "rows of an entry out of order",
                            Invariant.CLOSED_UNDER_DEPENDENCY,
                            new Change(
                                    RELAY,
                                    "snapshot.rows().stream().map(OutboxRow::carried)",
                                    "snapshot.rows().reversed().stream().map(OutboxRow::carried)")),
                    Mutation.of(
                            "no limit",
                            Invariant.MONEY_CONSERVED,
                            new Change(
                                    "ledger/LedgerRules.java",
                                    "if (!debit.covers(posting.amount())) {",
                                    "if (debit.balance() == Long.MIN_VALUE) {")),
                    Mutation.of(
                            "credit more than was debited",
                            Invariant.MONEY_CONSERVED,
                            new Change(
                                    "ledger/Sheet.java",
                                    "posted(posted.amount()), posted.amount());",
                                    "posted(posted.amount() + 1), posted.amount() + 1);")),
                    Mutation.of(
                            "nobody tells the reign that it is open",
                            Invariant.GETS_THERE,
                            new Change(
                                    "recovery/OpenRegion.java",
                                    "return openReign(claim)",
                                    "return Uni.createFrom().item(false)"),
                            new Change(
                                    "recovery/SuperviseRegion.java",
                                    "if (role == RegionRole.ACTIVE && reign.isPresent()) {",
                                    "if (false) {")));

    private TakeoverMutations() {}
}
