package dev.holdfast.processing;

import dev.holdfast.ledger.Command;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The commands that one caller submitted together, and their replies so far.
final class Ticket {

    private final List<Command> commands;
    private final UniEmitter<? super List<Reply>> emitter;
    private final AtomicReferenceArray<Reply> replies;
    private final AtomicInteger open;

    Ticket(List<Command> commands, UniEmitter<? super List<Reply>> emitter) {
        this.commands = commands;
        this.emitter = emitter;
        this.replies = new AtomicReferenceArray<>(commands.size());
        this.open = new AtomicInteger(commands.size());
    }

    List<Pending> pending() {
        List<Pending> pending = new ArrayList<>(commands.size());
        for (int i = 0; i < commands.size(); i++) {
            Command command = commands.get(i);
            pending.add(new Pending(command, this, i, CommandSize.of(command)));
        }
        return pending;
    }

    /// Takes the first reply to a command; when the last one is there, the caller gets them all.
    void reply(int index, Reply reply) {
        if (replies.compareAndSet(index, null, reply) && open.decrementAndGet() == 0) {
            Reply[] all = new Reply[commands.size()];
            Arrays.setAll(all, replies::get);
            emitter.complete(List.of(all));
        }
    }

    void replyToAll(Reply reply) {
        for (int i = 0; i < commands.size(); i++) {
            reply(i, reply);
        }
    }
}
