package dev.holdfast.processing;

import dev.holdfast.ledger.Command;

/// One command that waits for its reply.
record Pending(Command command, Ticket ticket, int index, int bytes) {

    void reply(Reply reply) {
        ticket.reply(index, reply);
    }
}
