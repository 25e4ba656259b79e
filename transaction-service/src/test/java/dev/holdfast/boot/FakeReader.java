package dev.holdfast.boot;

import dev.holdfast.ledger.Account;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Posting;
import dev.holdfast.processing.LedgerReader;
import dev.holdfast.processing.RecordedDecision;
import io.smallrye.mutiny.Uni;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads a [FakeLedger].
final class FakeReader implements LedgerReader {

    private final FakeLedger ledger;

    FakeReader(FakeLedger ledger) {
        this.ledger = ledger;
    }

    private <T> Uni<T> answer(Supplier<T> work) {
        return Uni.createFrom().item(() -> ledger.locked(work));
    }

    @Override
    public Uni<Optional<AccountState>> account(AccountId id) {
        return answer(() -> ledger.account(id).map(this::state));
    }

    private AccountState state(Account account) {
        boolean global = ledger.outbox().isEmpty();
        return new AccountState(account, global ? Durability.GLOBAL : Durability.REGIONAL);
    }

    @Override
    public Uni<Optional<RecordedDecision>> decision(DecisionId id) {
        return answer(() -> ledger.decision(id));
    }

    @Override
    public Uni<List<Posting>> postings(AccountId account, long below, int limit) {
        return answer(() -> page(account, below, limit));
    }

    private List<Posting> page(AccountId account, long below, int limit) {
        return ledger.postingsOf(account).stream()
                .filter(posting -> posting.version() < below)
                .limit(limit)
                .toList();
    }

    @Override
    public Uni<List<AccountTransaction>> transactions(AccountId account, long below, int limit) {
        return answer(() ->
                page(account, below, limit).stream()
                        .map(p ->
                                new AccountTransaction(
                                        p.version(),
                                        ledger.decision(p.transaction()).orElseThrow()))
                        .toList());
    }

    @Override
    public Uni<Replication> replication() {
        return answer(() -> {
            boolean writable = ledger.standing().writable();
            return new Replication(writable, !writable && ledger.lag().isPresent(), ledger.lag());
        });
    }

    @Override
    public Uni<Map<CurrencyCode, BigInteger>> totals() {
        return Uni.createFrom().item(Map.of());
    }
}
