package dev.holdfast.simulation;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Details;
import dev.holdfast.ledger.IdempotencyKey;
import java.util.ArrayList;
import java.util.List;

/// What callers ask for: a few accounts, so that everything depends on everything, and among the
/// transfers, changes of limits, reversals, repeats, and keys that are used twice for different
/// things.
final class Workload {

    private static final CurrencyCode EURO = new CurrencyCode("EUR");
    private static final String SCOPE = "bank";
    private static final int ACCOUNTS = 4;
    private static final int PLENTY = 80;
    private static final int CLIENTS = 32;
    private static final int BULK = 3;
    private static final int BURST = 3;
    private static final long CLOSE = 4 * World.MILLI;
    private static final int[] AMOUNTS = {1, 4, 9, 15};
    private static final int[] LIMITS = {0, 10, 20, 60};
    private static final long SETTLING_IN = 200 * World.MILLI;

    private final World world;
    private final List<SimRegion> regions;
    private final List<SimClient> clients = new ArrayList<>();
    private final List<AccountId> accounts = new ArrayList<>();
    private final List<IdempotencyKey> transfers = new ArrayList<>();
    private final List<IdempotencyKey> keys = new ArrayList<>();
    private int named;

    Workload(World world, List<SimRegion> regions) {
        this.world = world;
        this.regions = regions;
    }

    /// Plans all requests of the time in which things go wrong.
    void plan() {
        for (int i = 0; i < ACCOUNTS; i++) {
            Command.OpenAccount open = new Command.OpenAccount(key(), EURO, PLENTY >> 2 * i);
            accounts.add(new AccountId(open.key().decisionId().value()));
            begin(List.of(open), world.between(0, SETTLING_IN));
        }
        long at = SETTLING_IN;
        for (int i = 0; i < CLIENTS; i++) {
            List<Command> commands = new ArrayList<>();
            for (int n = world.oneIn(BULK) ? 1 + world.below(BULK) : 1; n > 0; n--) {
                commands.add(command());
            }
            at = world.oneIn(BURST) ? world.between(SETTLING_IN, world.settings.faultsUntil()) : at;
            begin(commands, at + world.between(0, CLOSE));
        }
    }

    private void begin(List<Command> commands, long at) {
        SimClient client = new SimClient(world, this, commands);
        clients.add(client);
        world.after(at, client::ask);
    }

    private Command command() {
        return switch (world.below(12)) {
            case 0, 1 -> limit(key());
            case 2 -> reversal();
            case 3 -> transfer(keys.get(world.below(keys.size())));
            default -> transfer(key());
        };
    }

    private IdempotencyKey key() {
        named++;
        IdempotencyKey key = new IdempotencyKey(SCOPE, "k" + named);
        keys.add(key);
        return key;
    }

    private Command limit(IdempotencyKey key) {
        return new Command.ChangeOverdraftLimit(key, account(), LIMITS[world.below(LIMITS.length)]);
    }

    private Command reversal() {
        if (transfers.isEmpty()) {
            return limit(key());
        }
        DecisionId original = transfers.get(world.below(transfers.size())).decisionId();
        return new Command.Reverse(key(), original, Details.NONE);
    }

    private Command transfer(IdempotencyKey key) {
        int from = world.below(ACCOUNTS);
        int to = (from + 1 + world.below(ACCOUNTS - 1)) % ACCOUNTS;
        transfers.add(key);
        return new Command.Transfer(
                key,
                accounts.get(from),
                accounts.get(to),
                AMOUNTS[world.below(AMOUNTS.length)],
                EURO,
                Details.NONE);
    }

    private AccountId account() {
        return accounts.get(world.below(ACCOUNTS));
    }

    /// A region that believes to be active, as callers would find it; a zombie believes so, too.
    SimRegion likelyActive() {
        SimRegion any = regions.get(world.below(regions.size()));
        return any.isActive() || !any.other().isActive() ? any : any.other();
    }

    List<SimClient> clients() {
        return clients;
    }
}
