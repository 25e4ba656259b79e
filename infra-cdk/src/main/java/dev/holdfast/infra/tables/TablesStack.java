package dev.holdfast.infra.tables;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import dev.holdfast.names.Names;
import java.util.List;
import software.constructs.Construct;

/// The global tables. One stack in the primary region makes the copies in both: CloudFormation
/// allows no other way. Once they exist, either region works with its own copy and needs no other.
public final class TablesStack extends RegionStack {

    public TablesStack(Construct app, Site primary, Keyring keyring) {
        super(app, primary, "tables");
        DeployedNames names = new DeployedNames(primary);
        Copies copies = new Copies(primary, keyring);
        new GlobalTable(
                this, "journal", new TableShape.Strong(names.journalTable(), List.of()), copies);
        new GlobalTable(
                this,
                "orders",
                new TableShape.Strong(names.ordersTable(), List.of(openOrders())),
                copies);
        new GlobalTable(
                this,
                "sessions",
                new TableShape.Expiring(names.sessionsTable(), Names.SESSION_EXPIRES),
                copies);
    }

    private static TableShape.Index openOrders() {
        return new TableShape.Index(
                Names.OPEN_ORDERS_INDEX, Names.OPEN_ORDERS_SHARD, Names.OPEN_ORDERS_PLACED);
    }
}
