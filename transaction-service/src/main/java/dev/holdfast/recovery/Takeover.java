package dev.holdfast.recovery;

import dev.holdfast.processing.Journal;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.Standing;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Heartbeat;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Chains the steps of a takeover. It runs entirely from the surviving region: no step calls
/// anything in the lost one, and none edits DNS, which follows health, which follows the role.
public final class Takeover {

    /// Below what a relay counts from, so that a takeover's signs are never taken for a relay's.
    private static final long FIRST_SIGN = -1;

    /// The steps, in their order.
    public record Steps(
            AssessRegion assess,
            ClaimReign claim,
            SealJournal seal,
            PromoteDatabase promote,
            CloseDatabase close,
            UndoOutbox undo,
            ReplayJournal replay,
            OpenRegion open) {}

    private final RegionState state;
    private final Steps steps;
    private final Signs signs;
    private final Pace pace;
    private volatile Optional<TakeoverReport> last = Optional.empty();

    /// What a takeover shows signs of life with, while it runs.
    public record Signs(Journal journal, Pace pace, Duration heartbeat) {

        /// Does the work and shows signs of life in the claimed epoch meanwhile, so that the other
        /// region does not claim over this one's head.
        ///
        /// @param counter of the first sign; the further ones count down. What resumes begins
        ///   elsewhere, for a counter that was there before is no sign of life
        public <T> Uni<T> during(Claim claim, long counter, Supplier<Uni<T>> work) {
            AtomicBoolean over = new AtomicBoolean();
            beat(claim, counter, over).subscribe().with(done -> {}, lost -> {});
            return work.get().onTermination().invoke(() -> over.set(true));
        }

        private Uni<Void> beat(Claim claim, long counter, AtomicBoolean over) {
            return journal.beat(new Heartbeat(claim.epoch(), counter, claim.region()))
                    .onFailure()
                    .recoverWithItem(false)
                    .chain(() -> pace.after(heartbeat))
                    .chain(() ->
                            over.get()
                                    ? Uni.createFrom().voidItem()
                                    : beat(claim, counter - 1, over));
        }
    }

    public Takeover(RegionState state, Steps steps, Signs signs) {
        this.state = state;
        this.steps = steps;
        this.signs = signs;
        this.pace = signs.pace();
    }

    /// How the last takeover of this process went.
    public Optional<TakeoverReport> last() {
        return last;
    }

    /// Takes over, unless somebody else does. Never fails: a takeover that stops leaves this region
    /// a standby, and the report says why.
    public Uni<TakeoverReport> run(String reason, Promotion promotion) {
        TakeoverLog log = new TakeoverLog(pace, reason);
        if (!state.takeOver()) {
            return Uni.createFrom()
                    .item(log.report(Optional.of("This region is active, or takes over already.")));
        }
        return log.timed("AssessRegion", steps.assess()::run)
                .chain(found ->
                        claim(found, reason, log)
                                .chain(claim -> rule(claim, found.standing(), promotion, log)))
                .map(opened -> log.report(Optional.empty()))
                .onFailure()
                .recoverWithItem(failure -> stopped(log, failure))
                .invoke(report -> last = Optional.of(report));
    }

    /// Verifies what the last takeover opened, beside the traffic, and adds to its report. Never
    /// fails.
    Uni<Void> verify(Claim claim, VerifyRegion verify) {
        long start = pace.nanos();
        return verify.run(claim)
                .invoke(() -> verified(start, Optional.empty()))
                .onFailure()
                .invoke(failure ->
                        verified(start, Optional.of("VerifyRegion: " + failure.getMessage())))
                .onFailure()
                .recoverWithNull();
    }

    private void verified(long start, Optional<String> problem) {
        Duration took = Duration.ofNanos(pace.nanos() - start);
        TakeoverReport.Step step = new TakeoverReport.Step("VerifyRegion", took);
        last = last.map(report -> report.then(step, problem));
    }

    private Uni<Claim> claim(AssessRegion.Assessment found, String reason, TakeoverLog log) {
        return log.timed("ClaimReign", () -> steps.claim().run(found.reign(), reason))
                .invoke(log::claimed);
    }

    private Uni<Void> rule(Claim claim, Standing standing, Promotion promotion, TakeoverLog log) {
        return signs.during(
                claim,
                FIRST_SIGN,
                () ->
                        log.timed("SealJournal", () -> steps.seal().run(claim, standing))
                                .chain(() ->
                                        log.timed(
                                                "PromoteDatabase",
                                                () -> steps.promote().run(claim, promotion)))
                                .chain(() -> rebuild(claim, log))
                                .chain(() ->
                                        log.timed("OpenRegion", () -> steps.open().run(claim))));
    }

    /// Brings the database to the truth: what any database needs, a zombie's too.
    private Uni<Void> rebuild(Claim claim, TakeoverLog log) {
        return log.timed("CloseDatabase", () -> steps.close().run(claim))
                .chain(() -> log.timed("UndoOutbox", () -> steps.undo().run(claim)))
                .invoke(log::undone)
                .chain(() -> log.timed("ReplayJournal", () -> steps.replay().run(claim)))
                .invoke(log::replayed)
                .replaceWithVoid();
    }

    private TakeoverReport stopped(TakeoverLog log, Throwable failure) {
        state.standBy(Optional.empty());
        String why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return log.report(Optional.of(why));
    }
}
