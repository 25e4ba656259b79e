package dev.holdfast.processing;

import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Details;
import dev.holdfast.ledger.IdempotencyKey;

/// An upper bound of what a command takes up once it is decided and encoded.
final class CommandSize {

    /// Ids, amounts, currency, time, lengths and outcome of the largest decision.
    private static final int FIXED = 120;

    /// The most bytes that a character takes up in UTF-8.
    private static final int PER_CHARACTER = 3;

    private static final int LENGTHS = 4;

    private CommandSize() {}

    static int of(Command command) {
        IdempotencyKey key = command.key();
        int text = key.value().length() + key.scope().length() * PER_CHARACTER;
        return FIXED
                + text
                + switch (command) {
                    case Command.OpenAccount ignored -> 0;
                    case Command.ChangeOverdraftLimit ignored -> 0;
                    case Command.Transfer transfer -> size(transfer.details());
                    case Command.Reverse reverse -> size(reverse.details());
                };
    }

    private static int size(Details details) {
        int size = details.reference().length() * PER_CHARACTER;
        for (var entry : details.metadata().entrySet()) {
            size += (entry.getKey().length() + entry.getValue().length()) * PER_CHARACTER + LENGTHS;
        }
        return size;
    }
}
