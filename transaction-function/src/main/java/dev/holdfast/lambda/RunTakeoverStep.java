package dev.holdfast.lambda;

import dev.holdfast.recovery.FindClaim;
import dev.holdfast.recovery.OpenRegion;
import dev.holdfast.recovery.ReadRole;
import dev.holdfast.recovery.RecoveryStore;
import dev.holdfast.recovery.Takeover;
import dev.holdfast.recovery.VerifyRegion;
import dev.holdfast.region.Claim;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Map;

/// Runs one step of a takeover for a workflow: the same classes as the embedded takeover, one at a
/// time. Both may run at once; the claims tell them apart.
@Singleton
final class RunTakeoverStep {

    private final Takeover.Steps steps;
    private final BeginTakeover begin;
    private final Around around;

    RunTakeoverStep(Takeover.Steps steps, BeginTakeover begin, Around around) {
        this.steps = steps;
        this.begin = begin;
        this.around = around;
    }

    /// What a step needs besides.
    @Singleton
    record Around(
            Takeover.Signs signs, RecoveryStore store, FindClaim find, Verification verification) {}

    /// How it is verified, and where that is written down.
    @Singleton
    record Verification(ReadRole role, VerifyRegion verify, RecordDrill record) {

        Uni<Void> run(Claim claim) {
            return role.run().chain(() -> verify.run(claim)).chain(() -> record.of(claim));
        }
    }

    Uni<Object> run(TakeoverStep step) {
        return switch (step) {
            case TakeoverStep.AwaitApproval approval -> begin.askOperator(approval.execution());
            case TakeoverStep.Switchover switchover -> begin.drain(switchover.execution());
            case TakeoverStep.AssessRegion assess ->
                    begin.assess(assess.execution(), assess.planned());
            case TakeoverStep.ClaimReign claim -> begin.claim(claim);
            case TakeoverStep.FindClaim _ -> around.find().run().map(BeginTakeover::view);
            case TakeoverStep.UnderClaim under -> underClaim(under);
        };
    }

    /// Signs of life begin anywhere below zero: two invocations must not show the same, even if
    /// both run in copies of one process. A region that is open shows its own, or none: that
    /// somebody verifies it must not pass for its life.
    private Uni<Object> underClaim(TakeoverStep.UnderClaim step) {
        begin.requireMine(step.claim());
        if (step.kind() == TakeoverStep.Kind.VerifyRegion) {
            return step(step);
        }
        long counter = -new SecureRandom().nextLong(1, Long.MAX_VALUE / 2);
        return around.signs().during(step.claim(), counter, () -> step(step));
    }

    private Uni<Object> step(TakeoverStep.UnderClaim step) {
        Claim claim = step.claim();
        return switch (step.kind()) {
            case SealJournal -> seal(claim);
            case PromoteDatabase -> done(steps.promote().run(claim, step.promotion()));
            case CloseDatabase -> done(steps.close().run(claim));
            case UndoOutbox -> counted("undone", steps.undo().run(claim));
            case ReplayJournal -> counted("replayed", steps.replay().run(claim));
            case OpenRegion -> open(claim);
            case VerifyRegion -> done(around.verification().run(claim));
        };
    }

    private Uni<Object> seal(Claim claim) {
        return counted(
                "sealed",
                around.store().standing().chain(standing -> steps.seal().run(claim, standing)));
    }

    /// Nobody is there to say it once more: this waits until reign and parameter have it.
    private Uni<Object> open(Claim claim) {
        OpenRegion open = steps.open();
        return done(open.run(claim).chain(() -> open.announce(claim)));
    }

    private static Uni<Object> counted(String what, Uni<Long> count) {
        return count.map(many -> Map.of(what, many));
    }

    private static Uni<Object> done(Uni<?> work) {
        return work.replaceWith(Map.of());
    }
}
