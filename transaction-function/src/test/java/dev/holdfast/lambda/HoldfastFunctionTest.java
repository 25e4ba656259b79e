package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.names.PublishedMetric;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.RelayOnDemand;
import dev.holdfast.recovery.Reigns;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.Reign;
import dev.holdfast.tracing.Spans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The bound of an invocation.
class HoldfastFunctionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SOON = 1_050;

    private final MeterRegistry counters = new SimpleMeterRegistry();
    private final List<Map<PublishedMetric, Long>> told = new ArrayList<>();

    /// A function whose journal never answers.
    private HoldfastFunction stuck() {
        RegionState state = new RegionState(new RegionName("us-east-1"));
        WatchJournal watch = new WatchJournal(new Silent(), null, null, null);
        Dispatch.Doors doors =
                new Dispatch.Doors(null, null, null, null, new HearNotice(watch, null, null, null));
        return new HoldfastFunction(
                new ReadInput(JSON),
                new Dispatch(doors, new RelayOnDemand(state, null, null)),
                JSON,
                new HoldfastFunction.Publishers(
                        new Spans(OpenTelemetry.noop(), state, null),
                        new CountOrders(counters, told::add)));
    }

    private static void handle(HoldfastFunction function, String event) throws Exception {
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        function.handle(new ByteArrayInputStream(bytes), new ByteArrayOutputStream(), SOON);
    }

    @Test
    void an_invocation_is_waited_for_27_seconds_at_the_most_and_never_to_its_very_end() {
        assertThat(HoldfastFunction.time(900_000)).isEqualTo(Duration.ofSeconds(27));
        assertThat(HoldfastFunction.time(5_000)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    @Timeout(60)
    void what_does_not_end_in_time_is_said_to_be_unknown_and_its_figures_are_published() {
        counters.counter("holdfast.orders.failures").increment();

        assertThatThrownBy(() -> handle(stuck(), Events.clock("watchdog")))
                .isInstanceOf(NotYet.class)
                .hasMessageContaining("How far it came is not known");

        assertThat(told).containsExactly(Map.of(PublishedMetric.ORDER_FAILURES, 1L));
    }

    @Test
    void what_cannot_be_understood_is_refused_before_anything_is_asked() {
        assertThatThrownBy(() -> handle(stuck(), "[1]")).isInstanceOf(InvalidInput.class);
    }

    private static final class Silent implements Reigns {

        @Override
        public Uni<Optional<Reign>> current() {
            return Uni.createFrom().nothing();
        }

        @Override
        public Uni<Boolean> claim(Epoch read, Reign next) {
            throw new AssertionError(next);
        }

        @Override
        public Uni<Boolean> amend(Reign read, Reign next) {
            throw new AssertionError(next);
        }

        @Override
        public Uni<Optional<Heartbeat>> heartbeat() {
            return Uni.createFrom().nothing();
        }
    }
}
