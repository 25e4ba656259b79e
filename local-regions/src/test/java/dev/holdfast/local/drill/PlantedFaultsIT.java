package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.client.ApiClient;
import dev.holdfast.client.Book;
import dev.holdfast.client.ReadSurvivors;
import dev.holdfast.verdict.Acknowledgement;
import dev.holdfast.verdict.ClientLedger;
import dev.holdfast.verdict.Survivors;
import dev.holdfast.verdict.Transfer;
import dev.holdfast.verdict.Verdict;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Somebody damages the database of a real service. The damage is done well: balances, versions and
/// histories fit each other afterwards. What clients have written down does not fit them any more.
@ExtendWith(SharedRegion.class)
class PlantedFaultsIT {

    private static final int PAYMENTS = 5;
    private static final long AMOUNT = 7;

    private final ClientLedger ledger = new ClientLedger();
    private OneRegion region;
    private ApiClient api;
    private Book book;
    private String last;

    @BeforeEach
    void pay(OneRegion shared) throws Exception {
        region = shared;
        api = new ApiClient(region.token(), Duration.ofSeconds(10));
        String run = UUID.randomUUID().toString();
        book = Book.open(api, region.name(region.service()), run, 2);
        for (int i = 0; i < PAYMENTS; i++) {
            last = pay(new Transfer(run + "-" + i, debit(), credit(), AMOUNT)).id();
        }
    }

    @AfterEach
    void hangUp() {
        api.close();
    }

    private String debit() {
        return book.accounts().getFirst();
    }

    private String credit() {
        return book.accounts().getLast();
    }

    private Acknowledgement pay(Transfer transfer) throws IOException, InterruptedException {
        ledger.sent(transfer, Instant.now());
        URI uri = region.service().address().resolve("/v1/transactions");
        ApiClient.Answer answer = api.post(uri, transfer.key(), Book.body(transfer).toString());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        Acknowledgement promise = Load.promise(answer);
        ledger.acknowledged(transfer, promise);
        return promise;
    }

    private Verdict verdict() throws IOException, InterruptedException {
        return verdict(ledger);
    }

    private Verdict verdict(ClientLedger books) throws IOException, InterruptedException {
        Survivors found =
                ReadSurvivors.at(api, region.service().address(), book.accounts(), books.lines());
        return Verdict.of(books.lines(), books.contradictions(), found);
    }

    private void damage(String sql) throws SQLException {
        region.administrator()
                .execute(
                        sql.replace(":last", "'" + last + "'")
                                .replace(":debit", "'" + debit() + "'")
                                .replace(":credit", "'" + credit() + "'"));
    }

    @Test
    void without_damage_every_promise_is_kept() throws Exception {
        assertThat(verdict()).isEqualTo(new Verdict(PAYMENTS, 0, 0, 0, 0, 0, 0, 0, 0, true));
    }

    @Test
    void a_deleted_transaction_is_lost() throws Exception {
        damage(
                """
                UPDATE accounts a SET balance = balance + d.amount, last_posted = d.debit_before,
                    version = version - 1
                FROM decisions d WHERE d.id = :last AND a.id = d.debit;
                UPDATE accounts a SET balance = balance - d.amount, last_posted = d.credit_before,
                    version = version - 1
                FROM decisions d WHERE d.id = :last AND a.id = d.credit;
                DELETE FROM decisions WHERE id = :last
                """);

        assertThat(verdict().lost()).isEqualTo(1);
        assertThat(verdict().lossMillis()).isPositive();
        assertThat(verdict().balanced()).isTrue();
        assertThat(verdict().wrongBalances()).isEqualTo(2);
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void a_transaction_that_was_done_twice_is_doubled() throws Exception {
        damage(
                """
                INSERT INTO decisions SELECT (jsonb_populate_record(d, jsonb_build_object(
                    'id', gen_random_uuid(), 'debit_before', d.id, 'credit_before', d.id,
                    'debit_version', d.debit_version + 1, 'credit_version', d.credit_version + 1,
                    'debit_balance', d.debit_balance - d.amount,
                    'credit_balance', d.credit_balance + d.amount))).*
                FROM decisions d WHERE d.id = :last;
                UPDATE accounts a SET balance = d.debit_balance, version = d.debit_version,
                    last_posted = d.id
                FROM decisions d WHERE d.debit_before = :last AND a.id = d.debit;
                UPDATE accounts a SET balance = d.credit_balance, version = d.credit_version,
                    last_posted = d.id
                FROM decisions d WHERE d.credit_before = :last AND a.id = d.credit
                """);

        assertThat(verdict().duplicated()).isEqualTo(1);
        assertThat(verdict().balanced()).isTrue();
        assertThat(verdict().wrongBalances()).isEqualTo(2);
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void a_transaction_with_another_amount_is_changed() throws Exception {
        damage(
                """
                UPDATE decisions SET amount = amount + 1, debit_balance = debit_balance - 1,
                    credit_balance = credit_balance + 1 WHERE id = :last;
                UPDATE accounts SET balance = balance - 1 WHERE id = :debit;
                UPDATE accounts SET balance = balance + 1 WHERE id = :credit
                """);

        assertThat(verdict().changed()).isEqualTo(1);
        assertThat(verdict().balanced()).isTrue();
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void a_wrong_balance_is_seen_although_all_balances_still_sum_to_zero() throws Exception {
        damage(
                """
                UPDATE accounts SET balance = balance - 100 WHERE id = :debit;
                UPDATE accounts SET balance = balance + 100 WHERE id = :credit
                """);

        assertThat(verdict().wrongBalances()).isEqualTo(2);
        assertThat(verdict().balanced()).isFalse();
        assertThat(verdict().lost()).isZero();
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void a_transaction_that_nobody_asked_for_comes_out_of_thin_air() throws Exception {
        damage("UPDATE decisions SET reference = 'somebody-else' WHERE id = :last");
        ClientLedger forgetful = new ClientLedger();
        ledger.lines().stream()
                .filter(line -> !line.acknowledged().id().equals(last))
                .forEach(line -> {
                    forgetful.sent(line.transfer(), line.firstSent());
                    forgetful.acknowledged(line.transfer(), line.acknowledged());
                });
        Verdict verdict = verdict(forgetful);

        assertThat(verdict.invented()).isEqualTo(1);
        assertThat(verdict.holds()).isFalse();
    }

    /// The transactions are there, and everything else about them is right: only that a region
    /// whose epoch was over should not have said so.
    @Test
    void an_acknowledgement_by_a_sealed_region_is_one_too_many() throws Exception {
        Transfer later = new Transfer(book.run() + "-later", debit(), credit(), AMOUNT);
        Acknowledgement real = pay(later);
        ClientLedger afterTakeover = new ClientLedger();
        ledger.lines()
                .forEach(line -> {
                    afterTakeover.sent(line.transfer(), line.firstSent());
                    Acknowledgement told = line.acknowledged();
                    boolean sealed = line.transfer().equals(later);
                    afterTakeover.acknowledged(
                            line.transfer(),
                            new Acknowledgement(
                                    told.id(),
                                    true,
                                    sealed ? real.epoch() : real.epoch() + 1,
                                    sealed ? "us-east-1" : "us-east-2",
                                    told.at()));
                });
        Verdict verdict = verdict(afterTakeover);

        assertThat(verdict.sealed()).isEqualTo(1);
        assertThat(verdict.lost() + verdict.changed() + verdict.wrongBalances()).isZero();
        assertThat(verdict.holds()).isFalse();
    }
}
