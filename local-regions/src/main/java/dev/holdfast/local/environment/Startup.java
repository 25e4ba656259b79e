package dev.holdfast.local.environment;

import dev.holdfast.local.journal.JournalTable;
import dev.holdfast.local.orders.OrderTables;
import dev.holdfast.local.postgres.DatabaseSecrets;
import dev.holdfast.local.postgres.PostgresServer;
import dev.holdfast.local.postgres.Replication;
import dev.holdfast.local.postgres.Schema;
import dev.holdfast.local.process.Together;
import dev.holdfast.local.service.RegionService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The first start of an environment: what does not depend on each other runs side by side.
public final class Startup {
    private static final Duration CATCH_UP = Duration.ofSeconds(30);

    private final Environment environment;
    private final RegionPair regions;
    private final Progress progress;

    public Startup(Environment environment, RegionPair regions, Progress progress) {
        this.environment = environment;
        this.regions = regions;
        this.progress = progress;
    }

    /// Databases, journal and parameter stores.
    public void foundations(DatabaseSecrets secrets, JournalTable journal, Path dynamoDbLocal) {
        Path log = environment.files().sharedLog("journal");
        Together.run(
                List.of(
                        step("databases", () -> databases(secrets)),
                        step("journal", () -> tables(journal, dynamoDbLocal, log)),
                        step("parameters", this::parameters),
                        this::launchOrderParts));
    }

    private void tables(JournalTable journal, Path dynamoDbLocal, Path log) {
        journal.start(environment.java(), dynamoDbLocal, log);
        try (DynamoDbClient client = journal.client()) {
            OrderTables.create(client);
        }
    }

    /// They take longest and nobody needs them before the first order: the services start beside
    /// them.
    private void launchOrderParts() {
        both().forEach(region -> region.orders().ifPresent(it -> it.launch(environment.java())));
    }

    public void services(ServiceLauncher launcher) {
        List<Runnable> steps = new ArrayList<>();
        steps.add(service(launcher, regions.first(), RegionService.ROUTING));
        steps.add(service(launcher, regions.second(), RegionService.READY));
        for (RegionParts region : both()) {
            String name = "documents and queues of " + region.region();
            region.orders().ifPresent(parts -> steps.add(step(name, parts::await)));
        }
        Together.run(steps);
        Hints.allowTakeover(regions.first().parameters());
        Hints.allowTakeover(regions.second().parameters());
    }

    private void databases(DatabaseSecrets secrets) {
        PostgresServer primary = regions.first().database();
        PostgresServer standby = regions.second().database();
        primary.create();
        standby.copyOf(primary, regions.first().replicationAddress());
        primary.start();
        primary.reserveLogFor(standby);
        Together.run(List.of(() -> Schema.create(primary, secrets), standby::start));
        Replication.awaitCaughtUp(primary, standby, CATCH_UP);
    }

    private void parameters() {
        for (RegionParts region : both()) {
            region.parameters().start(environment.java());
            Hints.first(region.parameters(), regions.first().region());
        }
    }

    private List<RegionParts> both() {
        return List.of(regions.first(), regions.second());
    }

    private Runnable service(ServiceLauncher launcher, RegionParts region, String path) {
        return step("service of " + region.region(), () -> launcher.start(region, path));
    }

    private Runnable step(String name, Runnable work) {
        return () -> progress.step(name, work);
    }
}
