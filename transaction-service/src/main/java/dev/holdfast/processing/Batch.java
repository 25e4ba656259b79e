package dev.holdfast.processing;

import dev.holdfast.ledger.Command;
import java.util.List;

/// Requests that are decided and committed together.
record Batch(List<Pending> requests) {

    List<Command> commands() {
        return requests.stream().map(Pending::command).toList();
    }

    void replyToAll(Reply reply) {
        requests.forEach(request -> request.reply(reply));
    }

    int size() {
        return requests.size();
    }
}
