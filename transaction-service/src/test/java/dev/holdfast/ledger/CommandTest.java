package dev.holdfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandTest {

    @Test
    void an_amount_is_more_than_zero() {
        assertThat(Samples.transfer("t", "a", "b", 1).amount()).isEqualTo(1);
        for (long amount : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Samples.transfer("t", "a", "b", amount));
        }
    }

    @Test
    void money_moves_between_two_accounts() {
        assertThatIllegalArgumentException().isThrownBy(() -> Samples.transfer("t", "a", "a", 1));
    }

    @Test
    void an_overdraft_limit_is_never_negative() {
        assertThat(Samples.open("a", 0).overdraftLimit()).isZero();
        assertThat(Samples.limit("l", "a", 0).overdraftLimit()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> Samples.open("a", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Samples.limit("l", "a", -1));
    }

    @Test
    void a_decision_answers_the_same_command_only() {
        Decision decision =
                Samples.decided(
                        Samples.transfer("t", "a", "b", 5),
                        new Outcome.Rejected(Rejection.INSUFFICIENT_FUNDS));

        assertThat(decision.answers(Samples.transfer("t", "a", "b", 5))).isTrue();
        assertThat(decision.answers(Samples.transfer("t", "a", "b", 6))).isFalse();
        assertThat(decision.answers(Samples.open("t", 0))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_rejection_is_found_by_its_code_and_says_why(Rejection rejection) {
        assertThat(Rejection.ofCode(rejection.code())).isSameAs(rejection);
        assertThat(rejection.sentence()).endsWith(".").hasSizeGreaterThan(20);
    }

    /// Journals hold these numbers.
    @Test
    void the_codes_of_rejections_never_change() {
        assertThat(Rejection.values())
                .extracting(reason -> reason.code() + " " + reason)
                .containsExactly(
                        "1 UNKNOWN_DEBIT_ACCOUNT",
                        "2 UNKNOWN_CREDIT_ACCOUNT",
                        "3 CURRENCY_MISMATCH",
                        "4 INSUFFICIENT_FUNDS",
                        "5 BALANCE_OUT_OF_RANGE",
                        "6 UNKNOWN_TRANSACTION",
                        "7 NOT_REVERSIBLE",
                        "8 ALREADY_REVERSED",
                        "9 UNKNOWN_ACCOUNT",
                        "10 LIMIT_BELOW_USE");
    }

    @Test
    void no_other_number_is_a_rejection() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rejection.ofCode(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Rejection.ofCode(11));
    }
}
