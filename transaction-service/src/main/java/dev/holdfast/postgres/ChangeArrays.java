package dev.holdfast.postgres;

import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.Account;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.CorruptLedger;
import dev.holdfast.ledger.LedgerChange;
import dev.holdfast.ledger.Posting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What decisions do to the ledger, as parameters of the function that writes it.
final class ChangeArrays {

    static final String WRITE = "SELECT write_change(" + parameters(33) + ")";

    private static final Comparator<Posting> BY_INDEX =
            Comparator.comparing(Posting::account).thenComparingLong(Posting::version);

    private final List<@Nullable Object> values = new ArrayList<>();

    /// @param carriers the row that carries each decision, in their order
    /// @param before the accounts as they were read under the locks
    ChangeArrays(LedgerChange change, List<RowId> carriers, Map<AccountId, Account> before) {
        values.addAll(new DecisionArrays(change.decisions(), carriers).values());
        postings(change.postings().stream().sorted(BY_INDEX).toList());
        opened(change.opened());
        values.addAll(changed(change.changed(), before));
    }

    Object[] with(@Nullable Object... outboxRow) {
        values.addAll(Arrays.asList(outboxRow));
        return values.toArray();
    }

    private void postings(List<Posting> postings) {
        values.add(uuids(postings, posting -> posting.account().value()));
        values.add(longs(postings, Posting::version));
        values.add(uuids(postings, posting -> posting.transaction().value()));
        values.add(longs(postings, Posting::amount));
        values.add(longs(postings, Posting::balance));
    }

    private void opened(List<Account> opened) {
        values.add(uuids(opened, account -> account.id().value()));
        values.add(
                opened.stream().map(account -> account.currency().value()).toArray(String[]::new));
        values.add(longs(opened, Account::balance));
        values.add(longs(opened, Account::overdraftLimit));
        values.add(longs(opened, Account::version));
    }

    /// Accounts with the version that they must still have, in the order of their index.
    static List<Object> changed(List<Account> changed, Map<AccountId, Account> before) {
        List<Account> accounts =
                changed.stream().sorted(Comparator.comparing(Account::id)).toList();
        return List.of(
                uuids(accounts, account -> account.id().value()),
                longs(accounts, account -> versionOf(account.id(), before)),
                longs(accounts, Account::balance),
                longs(accounts, Account::overdraftLimit),
                longs(accounts, Account::version));
    }

    private static long versionOf(AccountId id, Map<AccountId, Account> before) {
        Account account = before.get(id);
        if (account == null) {
            throw new CorruptLedger("Account " + id + " was changed without having been read.");
        }
        return account.version();
    }

    static <T> UUID[] uuids(Collection<T> source, Function<T, UUID> column) {
        return source.stream().map(column).toArray(UUID[]::new);
    }

    private static <T> Long[] longs(List<T> source, Function<T, Long> column) {
        return source.stream().map(column).toArray(Long[]::new);
    }

    static String parameters(int count) {
        List<String> names =
                Stream.iterate(1, number -> number + 1)
                        .limit(count)
                        .map(number -> "$" + number)
                        .toList();
        return String.join(", ", names);
    }
}
