package dev.holdfast.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.boot.FakeRegion;
import dev.holdfast.boot.FakeRegionProfile;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.orders.CancelReason;
import dev.holdfast.orders.Order;
import dev.holdfast.orders.OrderEvent;
import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.OrderLine;
import dev.holdfast.orders.OrderRecord;
import dev.holdfast.tracing.TraceOrders;
import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is in the lines of the log, where they are JSON.
@QuarkusTest
@TestProfile(FakeRegionProfile.class)
class LogTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SETTINGS = Path.of("src/main/resources/application.properties");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final DecisionId PAYMENT = new DecisionId(new UUID(1, 2));
    private static final AccountId PAYER = new AccountId(new UUID(3, 4));
    private static final AccountId PAYEE = new AccountId(new UUID(5, 6));

    @Inject FakeRegion region;
    @Inject TellOrders tell;

    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        region.becomeActive();
        InitialConfigurator.DELAYED_HANDLER.addHandler(lines);
    }

    @AfterEach
    void stop() {
        InitialConfigurator.DELAYED_HANDLER.removeHandler(lines);
    }

    private static OrderRecord turnedBack() {
        Order order =
                new Order(
                        new OrderId("log-1"),
                        PAYER,
                        PAYEE,
                        new CurrencyCode("EUR"),
                        987_654_321,
                        List.of(new OrderLine("secret-tea", 1, 987_654_321)));
        return OrderRecord.placed(order, NOON)
                .then(new OrderEvent.Validated(NOON))
                .then(new OrderEvent.PaymentBegun(NOON, PAYMENT))
                .then(new OrderEvent.CancellationBegun(NOON, CancelReason.OPERATOR));
    }

    @Test
    void a_line_about_an_order_has_trace_order_transaction_region_and_epoch() {
        tell.reached(turnedBack());

        JsonNode line = lines.with("order=log-1");
        assertThat(line.path("mdc").path("order").asText()).isEqualTo("log-1");
        assertThat(line.path("mdc").path("trace").asText())
                .isEqualTo(TraceOrders.traceOf(new OrderId("log-1")));
        assertThat(line.path("mdc").path("transaction").asText()).isEqualTo(PAYMENT.toString());
        assertThat(line.path("mdc").path("region").asText()).isEqualTo(FakeRegion.HERE.toString());
        assertThat(line.path("mdc").path("epoch").asLong()).isPositive();
    }

    @Test
    void no_amount_account_or_content_of_an_order_is_in_it() {
        tell.reached(turnedBack());

        JsonNode line = lines.with("order=log-1");
        assertThat(line.path("message") + " " + line.path("mdc"))
                .doesNotContain("987654321", "secret-tea", PAYER.toString(), PAYEE.toString());
    }

    @Test
    void a_line_of_whatever_library_has_the_epoch_while_the_region_is_active() {
        Logger.getLogger("org.example.library").warn("Something is late.");

        assertThat(lines.with("Something is late.").path("mdc").path("epoch").asLong())
                .isPositive();
    }

    @Test
    void what_somebody_else_wrote_stays_within_its_line() {
        LogLine.of("message", "m1")
                .and("reason", "bad\nregion=elsewhere role=ACTIVE")
                .write(Logger.getLogger(LogTest.class), Logger.Level.WARN);

        assertThat(lines.with("message=m1").path("message").asText())
                .isEqualTo("message=m1 reason=\"bad region=elsewhere role=ACTIVE\"");
    }

    /// Tests and people at their desks read text, so nothing else runs with it.
    @Test
    void what_is_deployed_logs_json_with_its_region() throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(SETTINGS)) {
            settings.load(file);
        }

        assertThat(settings)
                .containsEntry("quarkus.log.console.json.enabled", "true")
                .containsEntry(
                        "quarkus.log.console.json.additional-field.region.value",
                        "${holdfast.region.name}");
    }

    /// Keeps lines as JSON.
    private static final class Lines extends ExtHandler {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        Lines() {
            setFormatter(new JsonFormatter());
        }

        @Override
        protected void doPublish(ExtLogRecord line) {
            lines.add(getFormatter().format(line));
        }

        JsonNode with(String text) {
            return lines.stream()
                    .map(Lines::read)
                    .filter(line -> line.path("message").asText().contains(text))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No line with '" + text + "'"));
        }

        private static JsonNode read(String line) {
            try {
                return JSON.readTree(line);
            } catch (IOException malformed) {
                throw new UncheckedIOException(malformed);
            }
        }
    }
}
