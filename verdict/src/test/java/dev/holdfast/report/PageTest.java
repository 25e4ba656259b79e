package dev.holdfast.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Both reports tell the same, and neither needs anything else.
class PageTest {

    @Test
    void the_page_tells_who_passed_and_what_was_missed() throws IOException {
        assertThat(Page.of(Example.passed()))
                .contains("PASSED", "Of 2,700 acknowledged transfers 0 were lost.")
                .contains("within 3.0 s", "orders accepted", "lost, in time (RPO)")
                .contains("<td>a read takes</td><td>none was asked for</td>")
                .contains("<title>PASSED");
        assertThat(Page.of(Example.failed())).contains("<title>FAILED", "Missed: rto.");
    }

    @Test
    void the_page_needs_nothing_but_itself() throws IOException {
        assertThat(Page.of(Example.failed()))
                .doesNotContain("http:", "https:", "src=", "href=", "@import", "<script", "{{");
    }

    @Test
    void each_fault_has_its_steps_in_figures_and_a_picture_of_its_own() throws IOException {
        String hour = Page.of(Example.hour());

        assertThat(hour).contains("<td>6</td><td>kill us-east-1</td><td>3600.000 s</td>");
        assertThat(hour)
                .contains("<td>+1.200</td><td>+1.500</td><td>+1.600</td><td>+1.650</td>")
                .contains("<td>+2.990</td><td>+3.000</td><td>+3.000</td><td>4, 3</td>");
        assertThat(hour.split("from close", -1)).hasSize(6 + 1);
        assertThat(Page.of(Example.passed()).split("from close", -1)).hasSize(1 + 1);
    }

    @Test
    void texts_are_shown_and_not_run() throws IOException {
        assertThat(Page.of(Example.failed())).contains("Mind &lt;this&gt; &amp; that.");
    }

    @Test
    void machines_read_the_same() throws IOException {
        JsonNode json = new ObjectMapper().readTree(Json.of(Example.failed()));

        assertThat(json.path("passed").asBoolean()).isFalse();
        assertThat(json.at("/objectives/1/holds").asBoolean()).isFalse();
        assertThat(json.at("/verdict/lost").asInt(-1)).isZero();
        assertThat(json.at("/outages/0/rtoWriteMillis").asLong()).isEqualTo(3_000);
        assertThat(json.at("/outages/0/refusedUntilMillis").asLong()).isEqualTo(2_990);
        assertThat(json.at("/verdict/lossMillis").asLong(-1)).isZero();
        assertThat(json.at("/measurements/seconds").size()).isEqualTo(31);
        assertThat(json.at("/measurements/seconds/13/acknowledged").asInt(-1)).isZero();
        assertThat(json.at("/measurements/longestWriteGapMillis").asLong()).isEqualTo(3_010);
    }

    @Test
    void a_terminal_shows_each_objective() {
        assertThat(Text.of(Example.failed())).contains("FAILED", "pass  rpo", "FAIL  rto");
    }
}
