package dev.holdfast.local.drill;

import dev.holdfast.client.Book;
import dev.holdfast.local.network.LocalRegion;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What goes wrong in a drill, while load goes on.
public enum Scenario {
    REGION_LOSS("region-loss", "SIGKILL of every process of the active region") {
        @Override
        public void play(Stage stage, Book book, LocalRegion active)
                throws IOException, InterruptedException {
            stage.loses(active, "kill " + active, () -> stage.regions().killRegion(active));
        }
    },
    FREEZE("freeze", "SIGSTOP of the active service; SIGCONT after the takeover") {
        @Override
        public void play(Stage stage, Book book, LocalRegion active)
                throws IOException, InterruptedException {
            stage.loses(
                    active,
                    "freeze the service of " + active,
                    () -> stage.regions().freezeService(active));
            stage.note("thaw the service of " + active + ": a zombie");
            stage.regions().thawService(active);
            stage.probeZombie(active, book, Duration.ofSeconds(3));
            stage.awaitRole(active, "STANDBY");
        }
    },
    LAGGING_STANDBY(
            "lagging-standby", "replication cut for 10 s of load, then the region is lost") {
        @Override
        public void play(Stage stage, Book book, LocalRegion active)
                throws IOException, InterruptedException {
            stage.note("cut replication");
            stage.regions().cutReplication();
            stage.loadFor(Duration.ofSeconds(10));
            stage.loses(active, "kill " + active, () -> stage.regions().killRegion(active));
        }
    },
    JOURNAL_PARTITION("journal-partition", "the active region loses the journal") {
        @Override
        public void play(Stage stage, Book book, LocalRegion active)
                throws IOException, InterruptedException {
            stage.loses(
                    active,
                    "cut " + active + " off the journal",
                    () -> stage.regions().cutJournal(active));
            stage.probeZombie(active, book, Duration.ofSeconds(2));
            stage.note("the journal is back for " + active);
            stage.regions().restoreJournal(active);
            stage.awaitRole(active, "STANDBY");
        }
    },
    SWITCHOVER("switchover", "a planned change to the other region, and home again") {
        @Override
        public void play(Stage stage, Book book, LocalRegion active)
                throws IOException, InterruptedException {
            stage.loses(
                    active,
                    "switch over to " + active.other(),
                    () -> stage.regions().switchover(active.other()));
            stage.heal(active);
            stage.loses(
                    active.other(),
                    "switch home to " + active,
                    () -> stage.regions().switchover(active));
        }
    },
    FLAPPING("flapping", "five losses in turn, healing in between") {
        @Override
        public void play(Stage stage, Book book, LocalRegion active)
                throws IOException, InterruptedException {
            LocalRegion next = active;
            for (int i = 0; i < LOSSES; i++) {
                LocalRegion lost = next;
                stage.loses(lost, "kill " + lost, () -> stage.regions().killRegion(lost));
                stage.loadFor(Duration.ofSeconds(1));
                stage.heal(lost);
                next = lost.other();
            }
        }
    };

    private static final int LOSSES = 5;

    private final String title;
    private final String summary;

    Scenario(String title, String summary) {
        this.title = title;
        this.summary = summary;
    }

    /// The one with that title.
    public static Optional<Scenario> named(String title) {
        return Arrays.stream(values()).filter(it -> it.title.equals(title)).findFirst();
    }

    /// All titles, for people.
    public static String titles() {
        return Arrays.stream(values()).map(Scenario::title).collect(Collectors.joining(", "));
    }

    public String title() {
        return title;
    }

    public String summary() {
        return summary;
    }

    /// Injects the faults and waits for service after each.
    public abstract void play(Stage stage, Book book, LocalRegion active)
            throws IOException, InterruptedException;
}
