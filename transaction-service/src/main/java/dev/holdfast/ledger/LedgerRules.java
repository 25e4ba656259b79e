package dev.holdfast.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules of the ledger: double entry in integers, one currency per transaction, no balance
/// below its overdraft limit, one outcome per key. The same rules run in the service and in the
/// simulation.
public final class LedgerRules {

    private final Sheet sheet;
    private final Map<DecisionId, Decision> known;
    private final Set<DecisionId> reversed;
    private final Instant now;
    private final List<Decision> decided = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    private LedgerRules(LedgerView view, Instant now) {
        this.sheet = new Sheet(view.accounts());
        this.known = new HashMap<>(view.decisions());
        this.reversed = new HashSet<>(view.reversed());
        this.now = now;
    }

    /// Decides the commands one after the other, each on what the ones before it left.
    ///
    /// @param view all that the commands touch
    /// @param now the time that the decisions carry, in whole microseconds
    public static Ruling decide(List<Command> commands, LedgerView view, Instant now) {
        LedgerRules rules = new LedgerRules(view, now);
        commands.forEach(rules::decide);
        return new Ruling(List.copyOf(rules.answers), rules.sheet.change(rules.decided));
    }

    private void decide(Command command) {
        DecisionId id = command.key().decisionId();
        Decision before = known.get(id);
        if (before != null) {
            answers.add(
                    before.answers(command)
                            ? new Answer.Repeated(before)
                            : new Answer.KeyReused(before));
            return;
        }
        Decision decision = new Decision(id, command, now, outcome(id, command));
        sheet.apply(decision);
        known.put(id, decision);
        decided.add(decision);
        answers.add(new Answer.Decided(decision));
    }

    private Outcome outcome(DecisionId id, Command command) {
        return switch (command) {
            case Command.OpenAccount ignored -> new Outcome.Opened(new AccountId(id.value()));
            case Command.ChangeOverdraftLimit change -> changeLimit(change);
            case Command.Transfer t ->
                    post(new Outcome.Posted(t.debit(), t.credit(), t.amount(), t.currency()));
            case Command.Reverse reverse -> reverse(reverse.original());
        };
    }

    private Outcome changeLimit(Command.ChangeOverdraftLimit command) {
        Account account = sheet.find(command.account());
        if (account == null) {
            return new Outcome.Rejected(Rejection.UNKNOWN_ACCOUNT);
        }
        return account.balance() < -command.overdraftLimit()
                ? new Outcome.Rejected(Rejection.LIMIT_BELOW_USE)
                : new Outcome.LimitChanged(account.overdraftLimit());
    }

    private Outcome reverse(DecisionId original) {
        Decision decision = known.get(original);
        if (decision == null) {
            return new Outcome.Rejected(Rejection.UNKNOWN_TRANSACTION);
        }
        boolean transfer = decision.command() instanceof Command.Transfer;
        if (!transfer || !(decision.outcome() instanceof Outcome.Posted posted)) {
            return new Outcome.Rejected(Rejection.NOT_REVERSIBLE);
        }
        if (reversed.contains(original)) {
            return new Outcome.Rejected(Rejection.ALREADY_REVERSED);
        }
        Outcome outcome =
                post(
                        new Outcome.Posted(
                                posted.credit(),
                                posted.debit(),
                                posted.amount(),
                                posted.currency()));
        if (outcome instanceof Outcome.Posted) {
            reversed.add(original);
        }
        return outcome;
    }

    private Outcome post(Outcome.Posted posting) {
        Account debit = sheet.find(posting.debit());
        Account credit = sheet.find(posting.credit());
        Rejection reason = refusal(posting, debit, credit);
        return reason == null ? posting : new Outcome.Rejected(reason);
    }

    private static @Nullable Rejection refusal(
            Outcome.Posted posting, @Nullable Account debit, @Nullable Account credit) {
        if (debit == null) {
            return Rejection.UNKNOWN_DEBIT_ACCOUNT;
        }
        if (credit == null) {
            return Rejection.UNKNOWN_CREDIT_ACCOUNT;
        }
        CurrencyCode currency = posting.currency();
        if (!debit.currency().equals(currency) || !credit.currency().equals(currency)) {
            return Rejection.CURRENCY_MISMATCH;
        }
        if (!debit.covers(posting.amount())) {
            return Rejection.INSUFFICIENT_FUNDS;
        }
        return credit.balance() > Long.MAX_VALUE - posting.amount()
                ? Rejection.BALANCE_OUT_OF_RANGE
                : null;
    }
}
