package dev.holdfast.local.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.client.ApiClient;
import dev.holdfast.client.Book;
import dev.holdfast.client.Outage;
import dev.holdfast.client.TakeoverFacts;
import dev.holdfast.client.Timeline;
import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.verdict.Sightings;
import dev.holdfast.verdict.Transfer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// What a scenario can do: inject a fault and wait for service to come back, under load all the
/// time.
public final class Stage {

    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final Duration STILL_READING = Duration.ofMillis(200);

    private final LocalRegions regions;
    private final ApiClient api;
    private final Sightings seen;
    private final Timeline timeline;
    private final List<Outage> outages = new ArrayList<>();
    private long zombieAcknowledged;

    public Stage(LocalRegions regions, ApiClient api, Sightings seen, Timeline timeline) {
        this.regions = regions;
        this.api = api;
        this.seen = seen;
        this.timeline = timeline;
    }

    LocalRegions regions() {
        return regions;
    }

    public List<Outage> outages() {
        return List.copyOf(outages);
    }

    public long zombieAcknowledged() {
        return zombieAcknowledged;
    }

    /// Something that takes a region's writes away.
    interface Fault {
        void strike() throws IOException, InterruptedException;
    }

    /// Strikes, and waits until the other region acknowledges through the DNS name.
    ///
    /// @param lost the active region, whose epoch ends
    void loses(LocalRegion lost, String what, Fault fault)
            throws IOException, InterruptedException {
        long epoch = highestEpoch();
        Instant at = timeline.note(what);
        fault.strike();
        Sightings.Back back = awaitWriteAfter(epoch);
        timeline.note(
                back.at(), "first transaction acknowledged by " + lost.other() + " through DNS");
        TakeoverFacts takeover = TakeoverFacts.of(region(lost.other()));
        outages.add(
                new Outage(what, at, back.at(), back.lastRefusal(), firstReadAfter(at), takeover));
        describe(takeover);
    }

    private void describe(TakeoverFacts takeover) {
        Instant at = takeover.began();
        timeline.note(at, "the standby suspects the active region and begins to take over");
        for (var step : takeover.stepMillis().entrySet()) {
            at = at.plusMillis(step.getValue());
            timeline.note(at, step.getKey() + " done, " + step.getValue() + " ms");
        }
    }

    private Sightings.Back awaitWriteAfter(long epoch) throws InterruptedException {
        await(
                "an acknowledgement in a later epoch than " + epoch,
                () -> seen.firstWriteAfter(epoch).isPresent());
        return seen.firstWriteAfter(epoch).orElseThrow();
    }

    /// Reads stop when they fail for longer than they usually pause. Of a load without reads
    /// nothing can be said.
    private Optional<Instant> firstReadAfter(Instant fault) throws InterruptedException {
        if (!seen.isReading()) {
            return Optional.empty();
        }
        await(
                "a read after the fault",
                () -> seen.hasReadAfter(Instant.now().minus(STILL_READING)));
        return Optional.of(seen.readsResumedAfter(fault));
    }

    long highestEpoch() {
        return seen.firstByEpoch().keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /// The region that says it is active. Should the computer have been so busy that the standby
    /// took over before the drill began, the other one is healed first: a drill begins with a
    /// standby.
    public LocalRegion settle() throws InterruptedException {
        AtomicReference<Optional<LocalRegion>> found = new AtomicReference<>(Optional.empty());
        await("a region to be active", () -> found.updateAndGet(_ -> active()).isPresent());
        LocalRegion active = found.get().orElseThrow();
        boolean follows = !roleOf(active.other()).isEmpty() && !isWritable(active.other());
        if (!follows) {
            heal(active.other());
        }
        return active;
    }

    private Optional<LocalRegion> active() {
        return Stream.of(LocalRegion.values())
                .filter(region -> roleOf(region).equals("ACTIVE"))
                .findFirst();
    }

    private boolean isWritable(LocalRegion region) {
        try {
            return region(region).path("databaseWritable").asBoolean();
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Lets the load run on.
    void loadFor(Duration time) throws InterruptedException {
        timeline.note("load runs for " + time.toSeconds() + " s");
        Thread.sleep(time);
    }

    void note(String what) {
        timeline.note(what);
    }

    /// Waits until a region says that it is in a role.
    void awaitRole(LocalRegion region, String role) throws InterruptedException {
        await(region + " to be " + role, () -> role.equals(roleOf(region)));
        timeline.note(region + " is " + role);
    }

    private String roleOf(LocalRegion region) {
        try {
            return region(region).path("role").asText();
        } catch (IOException noAnswer) {
            return "";
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private JsonNode region(LocalRegion region) throws IOException, InterruptedException {
        return api.get(serviceOf(region).resolve("/v1/region")).body();
    }

    URI serviceOf(LocalRegion region) {
        return regions.service(region);
    }

    /// Rebuilds a lost region as the standby of the other one.
    void heal(LocalRegion region) throws InterruptedException {
        timeline.note("heal " + region);
        regions.heal(region);
        awaitRole(region, "STANDBY");
    }

    /// Sends transactions straight to a region whose epoch is over, as a client with a stale
    /// address would. It must acknowledge none.
    void probeZombie(LocalRegion zombie, Book book, Duration time) throws InterruptedException {
        timeline.note("clients with the old address send transactions to the zombie " + zombie);
        long deadline = System.nanoTime() + time.toNanos();
        long sent = 0;
        while (System.nanoTime() < deadline) {
            sent++;
            zombieAcknowledged +=
                    isAcknowledged(zombie, book, "zombie-" + book.run() + "-" + sent) ? 1 : 0;
        }
        timeline.note("of " + sent + " transactions the zombie acknowledged " + zombieAcknowledged);
    }

    private boolean isAcknowledged(LocalRegion zombie, Book book, String key)
            throws InterruptedException {
        Transfer transfer = new Transfer(key, book.accounts().get(0), book.accounts().get(1), 1);
        try {
            URI uri = serviceOf(zombie).resolve("/v1/transactions");
            int status = api.post(uri, key, Book.body(transfer).toString()).status();
            return status / 100 == 2 || status == 422;
        } catch (IOException noAnswer) {
            return false;
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= deadline) {
                throw new DrillFailure(
                        "Waited " + RECOVERY.toSeconds() + " s for " + what + ", in vain.");
            }
            Thread.sleep(LOOK_EVERY);
        }
    }
}
