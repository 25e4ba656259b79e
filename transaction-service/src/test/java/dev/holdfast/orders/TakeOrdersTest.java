package dev.holdfast.orders;

import static dev.holdfast.orders.Desk.SHOP;
import static dev.holdfast.orders.Desk.now;
import static dev.holdfast.orders.Desk.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processing.Reply;
import dev.holdfast.processing.Result;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Orders from the queue, and those that nobody brings to an end.
class TakeOrdersTest {

    private final Desk desk = new Desk();
    private final Queue queue = new Queue();

    /// A queue that keeps what is not removed.
    private static final class Queue implements OrderQueue {

        private final List<Message> messages = new ArrayList<>();

        void send(String body) {
            String id = "m" + messages.size();
            messages.add(new Message(id, id, body));
        }

        @Override
        public Uni<List<Message>> receive() {
            return Uni.createFrom().item(() -> List.copyOf(messages));
        }

        @Override
        public Uni<Void> remove(List<Message> done) {
            messages.removeAll(done);
            return Uni.createFrom().voidItem();
        }
    }

    private List<String> left() {
        return queue.messages.stream().map(OrderQueue.Message::body).toList();
    }

    @Test
    void orders_of_the_queue_are_fulfilled_and_their_messages_removed() {
        queue.send("o1 100");
        queue.send("o2 200");

        assertThat(now(desk.take.takeFrom(queue))).isEqualTo(2);

        assertThat(desk.stage("o1")).isEqualTo(Stage.FULFILLED);
        assertThat(desk.stage("o2")).isEqualTo(Stage.FULFILLED);
        assertThat(left()).isEmpty();
    }

    @Test
    void an_empty_queue_is_nothing_to_do() {
        assertThat(now(desk.take.takeFrom(queue))).isZero();
    }

    @Test
    void messages_that_come_twice_and_in_any_sequence_do_no_harm() {
        queue.send("o2 200");
        queue.send("o1 100");
        queue.send("o2 200");
        now(desk.take.takeFrom(queue));
        queue.send("o1 100");

        now(desk.take.takeFrom(queue));

        assertThat(desk.ledger.balance(SHOP)).isEqualTo(300);
        assertThat(desk.ledger.transactions()).isEqualTo(2);
        assertThat(left()).isEmpty();
    }

    @Test
    void what_cannot_be_an_order_stays_for_the_dead_letters_and_stops_no_other() {
        queue.send("nonsense");
        queue.send("o1 100");
        queue.send("o1 101");

        now(desk.take.takeFrom(queue));

        assertThat(left()).containsExactly("nonsense", "o1 101");
        assertThat(desk.ledger.balance(SHOP)).isEqualTo(100);
        assertThat(desk.news).contains("m0 Refused", "m1 Recorded", "m2 Refused");
    }

    /// A mistake of ours in reading one message must not keep good orders in the queue for ever.
    @Test
    void a_message_over_which_its_reader_stumbles_comes_again_and_stops_no_other() {
        queue.send("o1 many");
        queue.send("o2 100");

        now(desk.take.takeFrom(queue));

        assertThat(left()).containsExactly("o1 many");
        assertThat(desk.stage("o2")).isEqualTo(Stage.FULFILLED);
        assertThat(desk.news).contains("m0 Later");
    }

    @Test
    void a_message_whose_order_is_not_known_to_be_recorded_comes_again() {
        queue.send("o1 100");
        desk.orders.failWrite(0, true);
        now(desk.take.takeFrom(queue));
        assertThat(left()).containsExactly("o1 100");

        now(desk.take.takeFrom(queue));

        assertThat(left()).isEmpty();
        assertThat(desk.stage("o1")).isEqualTo(Stage.FULFILLED);
    }

    @Test
    void a_recorded_order_needs_its_message_no_more_wherever_it_waits() {
        queue.send("o1 100");
        queue.send("o2 100");
        desk.ledger.sayInstead(new Reply.NotActive(Optional.empty()));
        desk.orders.failWrite(4, false);

        now(desk.take.takeFrom(queue));

        assertThat(left()).isEmpty();
        assertThat(desk.stage("o1")).isEqualTo(Stage.PAYING);
        assertThat(desk.news).contains("o2 failed: The orders did not answer.");
    }

    @Test
    void the_sweep_takes_up_what_was_left_behind() {
        desk.placed(order("o1", 100));
        desk.documents.goDown(true);
        desk.run(order("o2", 100));
        desk.documents.goDown(false);
        desk.pace.pass(Duration.ofSeconds(3));

        assertThat(now(desk.sweep.sweep())).isEqualTo(2);

        assertThat(desk.news).contains("2 open");
        assertThat(desk.stage("o1")).isEqualTo(Stage.FULFILLED);
        assertThat(desk.stage("o2")).isEqualTo(Stage.FULFILLED);
        assertThat(now(desk.sweep.sweep())).isZero();
    }

    @Test
    void the_sweep_leaves_young_orders_to_those_who_placed_them() {
        desk.placed(order("o1", 100));
        desk.pace.pass(Duration.ofSeconds(2));

        assertThat(now(desk.sweep.sweep())).isZero();
        assertThat(desk.stage("o1")).isEqualTo(Stage.PLACED);
    }

    @Test
    void a_region_that_is_not_active_sweeps_nothing() {
        desk.placed(order("o1", 100));
        desk.pace.pass(Duration.ofSeconds(3));
        desk.state.standBy(Optional.empty());

        assertThat(now(desk.sweep.sweep())).isZero();
        assertThat(desk.stage("o1")).isEqualTo(Stage.PLACED);
        assertThat(desk.news).contains("0 open");
    }

    @Test
    void one_order_that_fails_does_not_stop_the_others() {
        desk.placed(order("o1", 100));
        desk.pace.passMillis(1);
        desk.placed(order("o2", 100));
        desk.pace.pass(Duration.ofSeconds(3));
        desk.orders.failWrite(0, false);

        assertThat(Result.of(desk.sweep.sweep()).item()).isEqualTo(1);
        assertThat(desk.news).contains("o1 failed: The orders did not answer.");
        assertThat(desk.stage("o2")).isEqualTo(Stage.FULFILLED);
    }
}
