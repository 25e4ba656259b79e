package dev.holdfast.simulation;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.DecisionId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What must be true at the very end: both databases hold exactly what the journal says, every
/// acknowledged decision is there, unchanged, and no money was made or lost.
final class LastLook {

    private final World world;
    private final Auditor auditor;

    LastLook(World world, Auditor auditor) {
        this.world = world;
        this.auditor = auditor;
    }

    void check(List<SimRegion> regions) {
        regions.forEach(region -> check(region.database));
    }

    private void check(SimDatabase database) {
        Tables tables = database.tables();
        Truth truth = auditor.truth();
        String difference =
                Differences.between(tables, truth, truth.end())
                        + Differences.describe(
                                "postings of",
                                new TreeMap<>(withoutEmpty(tables)),
                                new TreeMap<>(truth.book().postings()));
        if (!difference.isEmpty()) {
            world.violated(Invariant.DATABASE_IS_FOLD, database.name + " in the end" + difference);
        }
        auditor.acknowledged().forEach((id, decision) -> check(tables, id, decision));
        Book.totals(tables.accounts)
                .forEach((currency, total) -> {
                    if (total.signum() != 0) {
                        world.violated(
                                Invariant.MONEY_CONSERVED,
                                "balances in " + currency + " make " + total);
                    }
                });
    }

    private static Map<AccountId, ?> withoutEmpty(Tables tables) {
        var postings = new TreeMap<>(tables.postings);
        postings.values().removeIf(TreeMap::isEmpty);
        return postings;
    }

    private void check(Tables tables, DecisionId id, Decision decision) {
        Tables.Recorded found = tables.decisions.get(id);
        if (found == null || !found.decision().equals(decision)) {
            String what = "acknowledged " + decision + ", in the end there is " + found;
            world.violated(Invariant.ACKNOWLEDGED_IN_JOURNAL, what);
        }
    }
}
