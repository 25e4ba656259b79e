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
import java.time.Duration;
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
    public Uni<Stretch<Posting>> postings(AccountId account, Optional<DecisionId> from, int limit) {
        return answer(() -> stretch(account, from, limit));
    }

    private Stretch<Posting> stretch(AccountId account, Optional<DecisionId> from, int limit) {
        List<Posting> rest =
                ledger.postingsOf(account).stream()
                        .dropWhile(p -> from.isPresent() && !p.transaction().equals(from.get()))
                        .toList();
        return new Stretch<>(
                rest.stream().limit(limit).toList(),
                rest.stream().skip(limit).map(Posting::transaction).findFirst());
    }

    @Override
    public Uni<Stretch<RecordedDecision>> transactions(
            AccountId account, Optional<DecisionId> from, int limit) {
        return postings(account, from, limit)
                .map(stretch -> new Stretch<>(decisions(stretch.items()), stretch.next()));
    }

    private List<RecordedDecision> decisions(List<Posting> postings) {
        return postings.stream()
                .map(posting -> ledger.decision(posting.transaction()).orElseThrow())
                .toList();
    }

    @Override
    public Uni<Replication> replication() {
        return answer(() -> {
            boolean writable = ledger.standing().writable();
            return writable
                    ? Replication.OF_WRITER
                    : new Replication(
                            false,
                            ledger.lag().isPresent(),
                            ledger.lag(),
                            Optional.of(Duration.ZERO));
        });
    }

    @Override
    public Uni<Map<CurrencyCode, BigInteger>> totals() {
        return Uni.createFrom().item(Map.of());
    }
}
