package dev.holdfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetailsTest {

    @Test
    void nothing_said_is_always_the_same_value() {
        assertThat(Details.of("", Map.of())).isSameAs(Details.NONE);
        assertThat(Details.of("a", Map.of()).reference()).isEqualTo("a");
        assertThat(Details.of("", Map.of("a", "b")).metadata()).containsOnly(Map.entry("a", "b"));
    }

    @Test
    void every_bound_may_be_used_up() {
        Map<String, String> metadata = new HashMap<>();
        for (int i = 0; i < 16; i++) {
            metadata.put("n".repeat(38) + (10 + i), "v".repeat(200));
        }

        Details details = Details.of("r".repeat(140), metadata);

        assertThat(details.metadata()).isEqualTo(metadata);
        assertThat(details.reference()).hasSize(140);
    }

    @Test
    void a_reference_has_at_most_140_characters() {
        refuses("reference has at most 140", "r".repeat(141), Map.of());
    }

    @Test
    void metadata_has_at_most_16_entries() {
        Map<String, String> metadata = new HashMap<>();
        for (int i = 0; i < 17; i++) {
            metadata.put("n" + i, "");
        }
        refuses("at most 16 entries", "", metadata);
    }

    @Test
    void a_name_has_1_to_40_characters() {
        assertThat(Details.of("", Map.of("n", "")).metadata()).containsKey("n");
        refuses("name has 1 to 40", "", Map.of("", "v"));
        refuses("name has 1 to 40", "", Map.of("n".repeat(41), "v"));
    }

    @Test
    void a_value_has_at_most_200_characters() {
        refuses("value has at most 200", "", Map.of("n", "v".repeat(201)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "\ud800", "\udfff", "x\udbff", "\udc00\ud800"})
    void text_that_cannot_be_stored_is_refused_everywhere(String text) {
        refuses("reference must not contain", text, Map.of());
        refuses("Metadata must not contain", "", Map.of(text, "v"));
        refuses("Metadata must not contain", "", Map.of("n", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\ud7ff", "\ue000", "😀", "\uffff"})
    void all_other_text_is_taken_as_it_is(String text) {
        Details details = Details.of(text, Map.of(text, text));

        assertThat(details.reference()).isEqualTo(text);
        assertThat(details.metadata()).containsOnly(Map.entry(text, text));
    }

    @Test
    void metadata_is_copied_and_never_changes() {
        TreeMap<String, String> mine = new TreeMap<>(Map.of("a", "b"));
        Details details = new Details("", mine);

        mine.put("c", "d");

        assertThat(details.metadata()).hasSize(1);
        assertThatThrownBy(() -> details.metadata().put("e", "f"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static void refuses(String why, String reference, Map<String, String> metadata) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Details.of(reference, metadata))
                .withMessageContaining(why);
    }
}
