package dev.holdfast.orders;

import static dev.holdfast.orders.Desk.now;
import static dev.holdfast.orders.Desk.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processing.Reply;
import dev.holdfast.processing.Result;
import dev.holdfast.region.Regions;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Telling others what becomes of orders.
class PublishOrdersTest {

    private final Desk desk = new Desk();
    private final List<String> bus = new ArrayList<>();
    private boolean busIsDown;
    private int refuseAfter = Integer.MAX_VALUE;

    private final PublishOrders publish =
            new PublishOrders(
                    desk.state,
                    new PublishOrders.Way(desk.orders, this::accept, desk.heard()),
                    desk.pace,
                    new PublishOrders.Bounds(Duration.ofSeconds(2), 10));

    private Uni<Void> accept(List<OrderChange> changes) {
        if (busIsDown || refuseAfter-- <= 0) {
            return Uni.createFrom().failure(new IllegalStateException("The bus is away."));
        }
        changes.forEach(change ->
                bus.add(
                        "%s/%d %s"
                                .formatted(
                                        change.order().id(),
                                        change.index(),
                                        change.event().stage())));
        return Uni.createFrom().voidItem();
    }

    private int step() {
        return now(publish.step());
    }

    @Test
    void an_order_at_its_end_is_told_of_once_and_in_order() {
        desk.run(order("o1", 100));

        assertThat(step()).isEqualTo(5);
        assertThat(step()).isZero();

        assertThat(bus)
                .containsExactly(
                        "o1/0 PLACED",
                        "o1/1 VALIDATED",
                        "o1/2 PAYING",
                        "o1/3 PAID",
                        "o1/4 FULFILLED");
    }

    @Test
    void an_order_on_its_way_is_told_of_after_a_while_and_then_only_what_is_new() {
        desk.ledger.sayInstead(new Reply.NotActive(Optional.empty()));
        desk.run(order("o1", 100));
        assertThat(step()).isZero();

        desk.pace.pass(Duration.ofSeconds(3));
        assertThat(step()).isEqualTo(3);
        desk.run(order("o1", 100));
        assertThat(step()).isEqualTo(2);

        assertThat(bus).hasSize(5).endsWith("o1/3 PAID", "o1/4 FULFILLED");
    }

    @Test
    void a_bus_that_is_down_delays_events_and_no_order() {
        busIsDown = true;
        desk.run(order("o1", 100));
        assertThat(Result.of(publish.step()).failure()).hasMessage("The bus is away.");
        assertThat(desk.stage("o1")).isEqualTo(Stage.FULFILLED);
        Instant placed = desk.pace.now();
        desk.pace.pass(Duration.ofSeconds(3));
        desk.run(order("o2", 100));
        assertThat(Result.of(publish.step()).failure()).hasMessage("The bus is away.");
        assertThat(publish.oldest()).contains(placed);

        busIsDown = false;

        assertThat(step()).isEqualTo(10);
        assertThat(step()).isZero();
        assertThat(publish.oldest()).isEmpty();
    }

    @Test
    void the_oldest_is_remembered_though_the_next_step_meets_younger_ones() {
        busIsDown = true;
        desk.run(order("o1", 100));
        Instant placed = desk.pace.now();
        assertThat(Result.of(publish.step()).failure()).hasMessage("The bus is away.");
        desk.orders.spoil(new OrderId("o1"));
        desk.pace.pass(Duration.ofSeconds(3));
        desk.run(order("o2", 100));

        assertThat(Result.of(publish.step()).failure()).hasMessage("The bus is away.");

        assertThat(publish.oldest()).contains(placed);
    }

    @Test
    void what_could_not_be_noted_is_told_again_under_the_same_index() {
        desk.run(order("o1", 100));
        PublishOrders cut =
                new PublishOrders(
                        desk.state,
                        new PublishOrders.Way(
                                desk.orders,
                                changes -> accept(changes).invoke(() -> desk.orders.goDown(true)),
                                desk.heard()),
                        desk.pace,
                        new PublishOrders.Bounds(Duration.ZERO, 10));
        assertThat(Result.of(cut.step()).failure()).isInstanceOf(PartUnavailable.class);
        desk.orders.goDown(false);

        assertThat(step()).isEqualTo(5);

        assertThat(bus).hasSize(10);
        assertThat(bus.subList(5, 10)).isEqualTo(bus.subList(0, 5));
    }

    @Test
    void an_event_that_is_added_while_others_are_told_is_told_of_next() {
        desk.ledger.sayInstead(new Reply.NotActive(Optional.empty()));
        desk.run(order("o1", 100));
        desk.pace.pass(Duration.ofSeconds(3));
        PublishOrders meanwhile =
                new PublishOrders(
                        desk.state,
                        new PublishOrders.Way(
                                desk.orders,
                                changes -> accept(changes).invoke(() -> desk.run(order("o1", 100))),
                                desk.heard()),
                        desk.pace,
                        new PublishOrders.Bounds(Duration.ZERO, 10));
        now(meanwhile.step());

        step();

        assertThat(bus).contains("o1/3 PAID", "o1/4 FULFILLED");
    }

    @Test
    void what_was_told_before_the_bus_went_down_is_noted_and_not_told_again() {
        for (int i = 0; i < 5; i++) {
            desk.run(order("o" + i, 10));
        }
        refuseAfter = 2;
        assertThat(Result.of(publish.step()).failure()).hasMessage("The bus is away.");
        refuseAfter = Integer.MAX_VALUE;

        assertThat(step()).isEqualTo(15);
        assertThat(bus).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void an_order_that_cannot_be_read_keeps_no_other_back() {
        desk.run(order("o1", 10));
        desk.run(order("o2", 10));
        desk.orders.spoil(new OrderId("o1"));

        assertThat(step()).isEqualTo(5);
        assertThat(bus).allMatch(event -> event.startsWith("o2/"));
        assertThat(desk.news).contains("o1 failed: The order o1 cannot be understood.");
    }

    @Test
    void a_region_that_is_not_active_tells_nobody() {
        desk.run(order("o1", 100));
        desk.state.standBy(Optional.of(Regions.WEST));

        assertThat(step()).isZero();
        assertThat(bus).isEmpty();
    }
}
