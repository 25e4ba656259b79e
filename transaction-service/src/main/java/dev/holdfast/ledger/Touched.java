package dev.holdfast.ledger;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What commands or decisions touch.
///
/// @param decisions the ids of the decisions themselves
/// @param accounts the accounts that they name
/// @param originals the transactions that they reverse, whose accounts they touch as well
public record Touched(
        Set<DecisionId> decisions, Set<AccountId> accounts, Set<DecisionId> originals) {

    public static Touched byCommands(List<Command> commands) {
        Touched touched =
                new Touched(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        commands.forEach(touched::add);
        return touched;
    }

    public static Touched byDecisions(List<Decision> decisions) {
        Touched touched = byCommands(decisions.stream().map(Decision::command).toList());
        decisions.forEach(decision -> touched.add(decision.outcome()));
        return touched;
    }

    private void add(Command command) {
        decisions.add(command.key().decisionId());
        switch (command) {
            case Command.OpenAccount open ->
                    accounts.add(new AccountId(open.key().decisionId().value()));
            case Command.ChangeOverdraftLimit limit -> accounts.add(limit.account());
            case Command.Transfer transfer -> {
                accounts.add(transfer.debit());
                accounts.add(transfer.credit());
            }
            case Command.Reverse reverse -> originals.add(reverse.original());
        }
    }

    private void add(Outcome outcome) {
        if (outcome instanceof Outcome.Posted posted) {
            accounts.add(posted.debit());
            accounts.add(posted.credit());
        }
    }
}
