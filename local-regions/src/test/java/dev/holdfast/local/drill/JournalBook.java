package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.aws.DynamoJournal;
import dev.holdfast.aws.DynamoReigns;
import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.DecisionCodec;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Position;
import dev.holdfast.journal.RowId;
import dev.holdfast.local.network.AwsClients;
import dev.holdfast.names.Names;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/// What the journal says, read from the table itself.
///
/// @param decisions that it holds
/// @param end the position of its last entry
record JournalBook(Set<String> decisions, Position end) {

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final int MANY = 100_000;

    /// Reads the first epoch after its opening, and requires that its entries are one chain that
    /// carries each row and each decision once.
    static JournalBook read(URI table) {
        try (DynamoDbAsyncClient client = client(table)) {
            DynamoJournal journal = new DynamoJournal(client, Names.JOURNAL_TABLE, BOUND);
            Position first = Position.START.next();
            return checked(journal.readFrom(first, MANY).await().atMost(BOUND.multipliedBy(3)));
        }
    }

    /// The last sign of life of the active region.
    static long heartbeat(URI table) {
        try (DynamoDbAsyncClient client = client(table)) {
            DynamoReigns reigns = new DynamoReigns(client, Names.JOURNAL_TABLE, BOUND);
            return reigns.heartbeat().await().atMost(BOUND).orElseThrow().counter();
        }
    }

    private static JournalBook checked(List<ChainedEntry> entries) {
        Set<RowId> rows = new HashSet<>();
        Set<String> decisions = new HashSet<>();
        EntryHash last = EntryHash.GENESIS;
        Position end = Position.START;
        for (ChainedEntry entry : entries) {
            assertThat(entry.follows(last)).as("%s continues the chain", entry.position()).isTrue();
            last = entry.hash();
            end = entry.position();
            for (var row : ((Entry.Decisions) entry.entry()).rows()) {
                assertThat(rows.add(row.id())).as("%s is carried once", row.id()).isTrue();
                DecisionCodec.decode(row.decisions())
                        .forEach(decision ->
                                assertThat(decisions.add(decision.id().toString()))
                                        .as("%s is recorded once", decision.id())
                                        .isTrue());
            }
        }
        return new JournalBook(decisions, end);
    }

    private static DynamoDbAsyncClient client(URI table) {
        return AwsClients.asynchronous(DynamoDbAsyncClient.builder(), table);
    }
}
