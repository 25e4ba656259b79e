package dev.holdfast.processing;

import static dev.holdfast.ledger.Samples.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Entries;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.region.RegionRole;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RelayOnDemandTest {

    private final Workshop shop = new Workshop();
    private final RelayOnDemand relay = new RelayOnDemand(shop.state, shop.relay, shop.pace);
    private long ids = 100;
    private final SubmitTransactions transactions =
            new SubmitTransactions(
                    shop.state,
                    new SubmitTransactions.Path(shop.database, relay, shop.waiting),
                    new SubmitTransactions.Source(shop.pace, () -> new UUID(0, ids++)),
                    Workshop.BOUNDS);

    private Result<List<Reply>> submit(String account) {
        return Result.of(transactions.submit(List.of(open(account, 0))));
    }

    private boolean isAtRest() {
        return !Result.of(relay.atRest()).isOpen();
    }

    @Test
    void a_request_moves_its_own_row_and_leaves_nothing_behind() {
        Result<List<Reply>> reply = submit("a");

        assertThat(reply.item()).allMatch(Reply.Acknowledged.class::isInstance);
        assertThat(shop.database.outbox).isEmpty();
        assertThat(shop.journal.entries).hasSize(1);
        assertThat(isAtRest()).isTrue();
    }

    @Test
    void it_shows_no_sign_of_life_because_it_may_be_gone_the_next_moment() {
        submit("a");

        assertThat(shop.journal.beats).isEmpty();
    }

    @Test
    void it_is_not_at_rest_while_a_row_is_being_moved() {
        Faults.Hold append = shop.journal.faults.hold("append");
        Result<List<Reply>> reply = submit("a");
        assertThat(reply.isOpen()).isTrue();
        assertThat(isAtRest()).isFalse();

        append.release();

        assertThat(reply.isOpen()).isFalse();
        assertThat(isAtRest()).isTrue();
    }

    @Test
    void what_commits_meanwhile_is_moved_too() {
        Faults.Hold append = shop.journal.faults.hold("append");
        submit("a");
        Result<List<Reply>> second = submit("b");

        append.release();

        assertThat(second.item()).allMatch(Reply.Acknowledged.class::isInstance);
        assertThat(shop.database.outbox).isEmpty();
    }

    @Test
    void a_journal_that_cannot_be_reached_is_given_up_and_nothing_is_acknowledged() {
        for (int i = 0; i < 1_000; i++) {
            shop.journal.faults.fail("append", new IllegalStateException("down"));
            shop.journal.faults.fail("read", new IllegalStateException("down"));
        }
        Result<List<Reply>> reply = submit("a");
        for (int i = 0; i < 1_000 && reply.isOpen(); i++) {
            shop.pace.passMillis(100);
        }

        assertThat(reply.item()).allMatch(Reply.Unknown.class::isInstance);
    }

    @Test
    void a_region_that_was_sealed_learns_it_and_stands_by() {
        shop.journal.put(Entries.seal(Entries.at(1, 1), EntryHash.GENESIS));

        submit("a");

        assertThat(shop.state.now().role()).isEqualTo(RegionRole.STANDBY);
        assertThat(isAtRest()).isTrue();
    }
}
