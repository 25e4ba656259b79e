package dev.holdfast.boot;

import dev.holdfast.orders.DocumentStore;
import dev.holdfast.orders.OrderStore;
import dev.holdfast.orders.SessionStore;
import dev.holdfast.processing.Journal;
import dev.holdfast.processing.LedgerReader;
import dev.holdfast.processing.LedgerStore;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.RelayElection;
import dev.holdfast.readiness.ClusterSource;
import dev.holdfast.readiness.StatusBoard;
import dev.holdfast.recovery.DatabaseCluster;
import dev.holdfast.recovery.RecoveryStore;
import dev.holdfast.recovery.Reigns;
import dev.holdfast.recovery.RoleParameter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Plugs a [FakeRegion] into the flows, where a test's profile asks for it.
@Alternative
@Singleton
public class FakePorts {

    @Produces
    @Singleton
    FakeRegion region(RegionState state, Instance<LastReign> seen) {
        return new FakeRegion(state, () -> seen.get().get());
    }

    @Produces
    @Singleton
    LedgerStore ledgerStore(FakeRegion region) {
        return region.store();
    }

    @Produces
    @Singleton
    LedgerReader ledgerReader(FakeRegion region) {
        return region.reader();
    }

    @Produces
    @Singleton
    RecoveryStore recoveryStore(FakeRegion region) {
        return region.store();
    }

    @Produces
    @Singleton
    DatabaseCluster databaseCluster(FakeRegion region) {
        return region.store();
    }

    @Produces
    @Singleton
    RelayElection relayElection(FakeRegion region) {
        return region.store();
    }

    @Produces
    @Singleton
    Journal journal(FakeRegion region) {
        return region.journal();
    }

    @Produces
    @Singleton
    Reigns reigns(FakeRegion region) {
        return region.journal();
    }

    @Produces
    @Singleton
    RoleParameter roleParameter(FakeRegion region) {
        return region.journal();
    }

    @Produces
    @Singleton
    StatusBoard statusBoard(FakeRegion region) {
        return region.board();
    }

    @Produces
    @Singleton
    ClusterSource clusterSource() {
        return () -> Uni.createFrom().item(Optional.empty());
    }

    @Produces
    @Singleton
    OrderStore orders(FakeRegion region) {
        return region.orders();
    }

    @Produces
    @Singleton
    DocumentStore documents(FakeRegion region) {
        return region.documents();
    }

    @Produces
    @Singleton
    SessionStore sessions(FakeRegion region) {
        return region.sessions();
    }
}
