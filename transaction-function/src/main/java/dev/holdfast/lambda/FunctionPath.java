package dev.holdfast.lambda;

import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.RelayJournal;
import dev.holdfast.processing.RelayOnDemand;
import dev.holdfast.recovery.FindClaim;
import dev.holdfast.recovery.ReadRole;
import dev.holdfast.recovery.RecoveryStore;
import dev.holdfast.recovery.Reigns;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Wires what is different in a function.
final class FunctionPath {

    @Produces
    @Singleton
    RelayOnDemand relayOnDemand(RegionState state, RelayJournal relay, Pace pace) {
        return new RelayOnDemand(state, relay, pace);
    }

    @Produces
    @Singleton
    ReadRole readRole(RegionState state, Reigns reigns, RecoveryStore store) {
        return new ReadRole(state, reigns, store);
    }

    @Produces
    @Singleton
    FindClaim findClaim(RegionState state, Reigns reigns, RecoveryStore store) {
        return new FindClaim(state, reigns, store);
    }
}
