package dev.holdfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ids, keys and currencies: what is a valid name, and what it stands for.
class IdentityTest {

    private static final String TEXT = "0190a1b2-c3d4-8e5f-8a0b-1c2d3e4f5a6b";

    @Test
    void ids_are_read_from_their_36_characters_and_written_back() {
        assertThat(AccountId.parse(TEXT)).hasToString(TEXT);
        assertThat(DecisionId.parse(TEXT)).hasToString(TEXT);
        assertThat(AccountId.parse(TEXT).value()).isEqualTo(UUID.fromString(TEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0190a1b2-c3d4-8e5f-8a0b-1c2d3e4f5a6",
                "0190a1b2-c3d4-8e5f-8a0b-1c2d3e4f5a6bb",
                "0190a1b2-c3d4-8e5f-8a0b-1c2d3e4f5a6g",
            })
    void anything_else_is_not_an_id(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AccountId.parse(text));
        assertThatIllegalArgumentException().isThrownBy(() -> DecisionId.parse(text));
    }

    @Test
    void ids_sort_as_unsigned_bytes_like_the_database_sorts_them() {
        UUID[] ascending = {
            new UUID(0, 1), new UUID(0, -1), new UUID(1, 0), new UUID(-1, 0), new UUID(-1, -1)
        };
        for (int i = 0; i < ascending.length; i++) {
            for (int j = 0; j < ascending.length; j++) {
                int sign = Integer.compare(i, j);
                AccountId left = new AccountId(ascending[i]);
                AccountId right = new AccountId(ascending[j]);
                assertThat(Integer.signum(left.compareTo(right))).isEqualTo(sign);
                assertThat(
                                Integer.signum(
                                        new DecisionId(left.value())
                                                .compareTo(new DecisionId(right.value()))))
                        .isEqualTo(sign);
            }
        }
    }

    /// If this fails, every repeat after the upgrade would be a second payment.
    @Test
    void a_key_names_the_same_decision_for_ever() {
        assertThat(new IdempotencyKey("bank", "order-4711").decisionId())
                .hasToString("9f05d463-46cd-8d07-a59e-31632a865ade");
        assertThat(new IdempotencyKey("Märkte", "~!").decisionId())
                .hasToString("e4949694-a7da-8c49-80ee-0b302346d95c");
    }

    @Test
    void a_decision_id_is_a_version_8_uuid_of_the_ietf_variant() {
        for (int i = 0; i < 200; i++) {
            UUID id = Samples.decisionOf("k" + i).value();
            assertThat(id.version()).isEqualTo(8);
            assertThat(id.variant()).isEqualTo(2);
        }
    }

    @Test
    void scope_and_key_are_kept_apart() {
        assertThat(new IdempotencyKey("ab", "c").decisionId())
                .isNotEqualTo(new IdempotencyKey("a", "bc").decisionId());
    }

    @Test
    void the_service_s_own_keys_are_in_scopes_that_no_caller_can_have() {
        IdempotencyKey own = IdempotencyKey.own("canary", "epoch-1");

        assertThat(own).isEqualTo(new IdempotencyKey("holdfast:canary", "epoch-1"));
        assertThat(IdempotencyKey.isForCallers(own.scope())).isFalse();
        assertThat(IdempotencyKey.isForCallers("holdfast-canary")).isTrue();
    }

    @Test
    void a_key_and_its_scope_have_1_to_128_characters() {
        String longest = "k".repeat(128);
        assertThat(new IdempotencyKey(longest, longest).value()).isEqualTo(longest);
        assertThat(new IdempotencyKey("s", "k").scope()).isEqualTo("s");
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey("s", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey("", "k"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdempotencyKey("s", longest + "k"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdempotencyKey(longest + "s", "k"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ä", "a\n", "\u007f", "\u0000"})
    void a_key_is_printable_ascii_without_spaces(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey("s", value));
    }

    /// It could neither be stored nor come back from the journal as it was.
    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\ud800", "a\udfff", "\udc00\ud800"})
    void a_scope_is_text_that_can_be_stored(String scope) {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey(scope, "k"));
    }

    @Test
    void a_currency_is_three_capital_letters() {
        assertThat(new CurrencyCode("AZB")).hasToString("AZB");
        for (String wrong : new String[] {"", "EU", "EURO", "EUr", "E1R", "@UR", "[UR", "ÄUR"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new CurrencyCode(wrong));
        }
    }

    @Test
    void two_keys_are_one_only_if_scope_and_value_are_the_same() {
        IdempotencyKey key = new IdempotencyKey("bank", "order-1");

        assertThat(key)
                .isEqualTo(new IdempotencyKey("bank", "order-1"))
                .hasSameHashCodeAs(new IdempotencyKey("bank", "order-1"))
                .isNotEqualTo(new IdempotencyKey("bank", "order-2"))
                .isNotEqualTo(new IdempotencyKey("shop", "order-1"))
                .isNotEqualTo("order-1")
                .hasToString("order-1 of bank");
        assertThat(key.hashCode()).isNotEqualTo(new IdempotencyKey("shop", "order-1").hashCode());
    }
}
