package dev.holdfast.simulation;

import dev.holdfast.simulation.Mutation.Change;
import java.util.List;

/// Mistakes on the way of a transaction. Where the product or its database would notice a mistake
/// by a second line of defence, that line is taken away as well, and it is said which.
final class WritingMutations {

    private static final String REPLIES = "processing/DeliverReplies.java";
    private static final String WAITING = "processing/AwaitJournal.java";
    private static final String RELAY = "processing/RelayJournal.java";
    private static final String STORE = "simulation/SimLedgerStore.java";

    static final List<Mutation> ACKNOWLEDGING =
            List.of(
                    Mutation.of(
                            "ack before append",
                            Invariant.ACKNOWLEDGED_IN_JOURNAL,
                            new Change(
                                    REPLIES,
                                    "        waiting.until(awaited)\n",
                                    "       "
                                            + " io.smallrye.mutiny.Uni.createFrom().item(AwaitJournal.Ending.JOURNALED)\n")),
                    Mutation.of(
                            "ack by absence",
                            Invariant.ACKNOWLEDGED_IN_JOURNAL,
                            new Change(
                                    WAITING,
                                    "case GONE -> Uni.createFrom().item(Ending.GONE);",
                                    "case GONE -> Uni.createFrom().item(Ending.JOURNALED);")),
                    Mutation.of(
                            "repeats answered early",
                            Invariant.ACKNOWLEDGED_IN_JOURNAL,
                            new Change(
                                    REPLIES,
                                    "earlier != null && earlier.journaled()",
                                    "earlier != null")));

    static final List<Mutation> RELAYING =
            List.of(
                    Mutation.of(
                            "\"mine\" by writer",
                            Invariant.ACKNOWLEDGED_IN_JOURNAL,
                            new Change(
                                    RELAY,
                                    """
                                                case Entry.Decisions decisions when stored.hash().equals(entry.hash()) -> {
                                                    confirm(decisions);
                                                    yield settle(mine, stored, decisions);
                                    """,
                                    """
                                                case Entry.Decisions decisions when decisions.header().writer().equals(state.me()) -> {
                                                    Entry.Decisions own = (Entry.Decisions) entry.entry();
                                                    confirm(own);
                                                    yield settle(mine, entry, own);
                                    """)),
                    Mutation.of(
                            "two snapshots",
                            Invariant.ONE_OUTCOME_PER_KEY,
                            new Change(
                                    RELAY,
                                    "return store.snapshot(MAX_PAYLOAD_BYTES).chain(snapshot ->"
                                            + " relay(mine, snapshot));",
                                    """
                                    return store.snapshot(MAX_PAYLOAD_BYTES)
                                            .chain(rows -> store.snapshot(1)
                                                    .map(then -> new RelaySnapshot(then.standing(), rows.rows())))
                                            .chain(snapshot -> relay(mine, snapshot));
                                    """)),
                    // The missing rows would be noticed.
                    Mutation.of(
                            "unconditional position",
                            Invariant.DATABASE_IS_FOLD,
                            new Change(
                                    STORE,
                                    "if (!tables.position.equals(settlement.from())) {",
                                    "if (false) {"),
                            new Change(
                                    STORE,
                                    "if (!settlement.rows().stream().allMatch(row ->"
                                            + " isThere(tables, row))) {",
                                    "if (false) {")),
                    Mutation.of(
                            "delete by <= max id",
                            Invariant.DATABASE_IS_FOLD,
                            new Change(
                                    STORE,
                                    "        settlement.rows().forEach(row ->"
                                            + " tables.delete(row.id()));\n",
                                    """
                                            long max = settlement.rows().stream()
                                                    .mapToLong(row -> tables.rows.get(row.id()).order()).max().orElse(0);
                                            List.copyOf(tables.outbox.headMap(max, true).values())
                                                    .forEach(row -> tables.delete(row.id()));
                                    """)),
                    // As if the number came from a statement of its own, sent before.
                    Mutation.of(
                            "order number before the locks",
                            Invariant.CLOSED_UNDER_DEPENDENCY,
                            new Change(
                                    STORE,
                                    "LongSupplier order = server.database::drawOrder;",
                                    "long early = server.database.drawOrder();\n"
                                            + "LongSupplier order = () -> early;")));

    private WritingMutations() {}
}
