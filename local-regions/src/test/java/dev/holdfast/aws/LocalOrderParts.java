package dev.holdfast.aws;

import dev.holdfast.local.events.Buses;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.orders.Documents;
import dev.holdfast.local.orders.OrderParts;
import dev.holdfast.local.orders.Queues;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.ProcessRegistry;
import dev.holdfast.local.standin.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One region's documents, queues and bus for all tests of a run, ended with it.
final class LocalOrderParts implements BeforeAllCallback {

    private static volatile Running current;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(LocalOrderParts.class))
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    static OrderParts parts() {
        return current.parts;
    }

    private static final class Running implements AutoCloseable {

        private final ProcessRegistry processes;
        private final OrderParts parts;

        private Running(ProcessRegistry processes, OrderParts parts) {
            this.processes = processes;
            this.parts = parts;
        }

        static Running start() {
            String mark = "orders-it-" + UUID.randomUUID();
            ProcessRegistry processes = new ProcessRegistry(mark, running -> {});
            Path directory = directory();
            OrderParts parts =
                    new OrderParts(
                            Documents.in(
                                    processes,
                                    site(directory, "documents"),
                                    library("s3mock"),
                                    directory.resolve("doors.xml")),
                            Queues.in(processes, site(directory, "queues"), library("elasticmq")),
                            Buses.in(
                                    processes,
                                    site(directory, "events"),
                                    directory.resolve("events.jsonl")));
            parts.launch(new JavaProgram(mark, directory));
            parts.await();
            current = new Running(processes, parts);
            return current;
        }

        private static StandIn.Site site(Path directory, String part) {
            int port = Loopback.freePort(Loopback.regions());
            return new StandIn.Site(LocalRegion.US_EAST_1, port, directory.resolve(part + ".log"));
        }

        private static Path library(String name) {
            return Path.of("target", name, "lib").toAbsolutePath();
        }

        private static Path directory() {
            try {
                return Files.createTempDirectory("order-parts");
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }

        @Override
        public void close() {
            processes.killAll();
        }
    }
}
