package dev.holdfast.postgres;

import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.Account;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.CorruptLedger;
import dev.holdfast.ledger.LedgerChange;
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

    static final String WRITE = "SELECT write_change(" + parameters(36) + ")";

    private final List<@Nullable Object> values = new ArrayList<>();

    /// @param carriers the row that carries each decision, in their order
    /// @param before what was read under the locks
    ChangeArrays(LedgerChange change, List<RowId> carriers, TouchedRows before) {
        Histories histories = new Histories(before.lastPosted(), change.postings());
        values.addAll(new DecisionArrays(change.decisions(), carriers, histories).values());
        opened(inOrder(change.opened()), histories);
        changed(change.changed(), before.view().accounts(), histories);
    }

    Object[] with(@Nullable Object... outboxRow) {
        values.addAll(Arrays.asList(outboxRow));
        return values.toArray();
    }

    private void opened(List<Account> opened, Histories histories) {
        values.add(uuids(opened, account -> account.id().value()));
        values.add(
                opened.stream().map(account -> account.currency().value()).toArray(String[]::new));
        values.add(longs(opened, Account::balance));
        values.add(longs(opened, Account::overdraftLimit));
        values.add(longs(opened, Account::version));
        values.add(lastPosted(opened, histories));
    }

    private void changed(
            List<Account> changed, Map<AccountId, Account> before, Histories histories) {
        List<Account> accounts = inOrder(changed);
        values.addAll(versions(accounts, before));
        values.add(lastPosted(accounts, histories));
    }

    private static @Nullable UUID[] lastPosted(List<Account> accounts, Histories histories) {
        return accounts.stream()
                .map(account -> histories.lastPosted(account.id()))
                .toArray(UUID[]::new);
    }

    /// In the order of their index.
    static List<Account> inOrder(List<Account> accounts) {
        return accounts.stream().sorted(Comparator.comparing(Account::id)).toList();
    }

    /// Accounts with the version that they must still have.
    static List<Object> versions(List<Account> accounts, Map<AccountId, Account> before) {
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
