package dev.holdfast.processing;

import static dev.holdfast.ledger.Samples.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TicketTest {

    private static final Reply FIRST = new Reply.NotActive(Optional.empty());
    private static final Reply SECOND = new Reply.Unknown("later");

    private final AtomicReference<Ticket> ticket = new AtomicReference<>();
    private final Result<List<Reply>> result =
            Result.of(
                    Uni.createFrom()
                            .emitter(emitter ->
                                    ticket.set(
                                            new Ticket(
                                                    List.of(open("a", 0), open("b", 0)),
                                                    emitter))));

    @Test
    void all_replies_come_together_when_the_last_one_is_there() {
        ticket.get().reply(1, SECOND);
        assertThat(result.isOpen()).isTrue();

        ticket.get().reply(0, FIRST);

        assertThat(result.item()).containsExactly(FIRST, SECOND);
    }

    @Test
    void the_first_reply_to_a_command_counts() {
        ticket.get().reply(0, FIRST);
        ticket.get().reply(0, SECOND);
        ticket.get().replyToAll(SECOND);
        ticket.get().replyToAll(FIRST);

        assertThat(result.item()).containsExactly(FIRST, SECOND);
    }
}
