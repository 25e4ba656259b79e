package dev.holdfast.local.drill;

import static dev.holdfast.local.network.LocalRegion.US_EAST_1;
import static dev.holdfast.local.network.LocalRegion.US_EAST_2;

import dev.holdfast.local.network.LocalRegion;

import java.io.IOException;
import java.time.Duration;

/// What goes wrong in a drill, while load goes on.
public enum Scenario {
    REGION_LOSS("region-loss", "SIGKILL of every process of the active region") {
        @Override
        void play(Stage stage, Book book) throws IOException, InterruptedException {
            stage.loses(US_EAST_1, "kill us-east-1", () -> stage.regions().killRegion(US_EAST_1));
        }
    },
    FREEZE("freeze", "SIGSTOP of the active service; SIGCONT after the takeover") {
        @Override
        void play(Stage stage, Book book) throws IOException, InterruptedException {
            stage.loses(
                    US_EAST_1,
                    "freeze the service of us-east-1",
                    () -> stage.regions().freezeService(US_EAST_1));
            stage.note("thaw the service of us-east-1: a zombie");
            stage.regions().thawService(US_EAST_1);
            stage.probeZombie(US_EAST_1, book, Duration.ofSeconds(3));
            stage.awaitRole(US_EAST_1, "STANDBY");
        }
    },
    LAGGING_STANDBY(
            "lagging-standby", "replication cut for 10 s of load, then the region is lost") {
        @Override
        void play(Stage stage, Book book) throws IOException, InterruptedException {
            stage.note("cut replication");
            stage.regions().cutReplication();
            stage.loadFor(Duration.ofSeconds(10));
            stage.loses(US_EAST_1, "kill us-east-1", () -> stage.regions().killRegion(US_EAST_1));
        }
    },
    JOURNAL_PARTITION("journal-partition", "the active region loses the journal") {
        @Override
        void play(Stage stage, Book book) throws IOException, InterruptedException {
            stage.loses(
                    US_EAST_1,
                    "cut us-east-1 off the journal",
                    () -> stage.regions().cutJournal(US_EAST_1));
            stage.probeZombie(US_EAST_1, book, Duration.ofSeconds(2));
            stage.note("the journal is back for us-east-1");
            stage.regions().restoreJournal(US_EAST_1);
            stage.awaitRole(US_EAST_1, "STANDBY");
        }
    },
    SWITCHOVER("switchover", "a planned change to the other region, and home again") {
        @Override
        void play(Stage stage, Book book) throws IOException, InterruptedException {
            stage.loses(
                    US_EAST_1,
                    "switch over to us-east-2",
                    () -> stage.regions().switchover(US_EAST_2));
            stage.heal(US_EAST_1);
            stage.loses(
                    US_EAST_2,
                    "switch over to us-east-1",
                    () -> stage.regions().switchover(US_EAST_1));
        }
    },
    FLAPPING("flapping", "five losses in turn, healing in between") {
        @Override
        void play(Stage stage, Book book) throws IOException, InterruptedException {
            LocalRegion active = US_EAST_1;
            for (int i = 0; i < LOSSES; i++) {
                LocalRegion lost = active;
                stage.loses(lost, "kill " + lost, () -> stage.regions().killRegion(lost));
                stage.loadFor(Duration.ofSeconds(1));
                stage.heal(lost);
                active = lost.other();
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

    public String title() {
        return title;
    }

    public String summary() {
        return summary;
    }

    /// Injects the faults and waits for service after each.
    abstract void play(Stage stage, Book book) throws IOException, InterruptedException;
}
