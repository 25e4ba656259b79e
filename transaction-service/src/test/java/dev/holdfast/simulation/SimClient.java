package dev.holdfast.simulation;

import dev.holdfast.ledger.Command;
import dev.holdfast.processing.Reply;
import java.util.List;
import java.util.Optional;

/// A caller who repeats its request with the same keys, here or in the other region, until it is
/// told what became of it; and sometimes once more, to hear whether the answer is the same.
final class SimClient {

    private static final long PATIENCE = 400 * World.MILLI;
    private static final long SHORTEST_PAUSE = 20 * World.MILLI;
    private static final long LONGEST_PAUSE = 150 * World.MILLI;
    private static final int ELSEWHERE = 4;

    private final World world;
    private final Workload workload;
    private final List<Command> commands;
    private int attempt;
    private int timesToHear;

    SimClient(World world, Workload workload, List<Command> commands) {
        this.world = world;
        this.workload = workload;
        this.commands = commands;
        this.timesToHear = world.oneIn(3) ? 2 : 1;
    }

    boolean isDone() {
        return timesToHear == 0;
    }

    List<Command> commands() {
        return commands;
    }

    void ask() {
        attempt++;
        int number = attempt;
        Optional<ServiceProcess> process = region().anyProcess();
        process.ifPresent(one ->
                world.in(
                        one,
                        0,
                        () -> one.submit(commands, (by, replies) -> heard(number, by, replies))));
        world.after(process.isPresent() ? PATIENCE : LONGEST_PAUSE, () -> askAgain(number));
    }

    private SimRegion region() {
        SimRegion likely = workload.likelyActive();
        return world.oneIn(ELSEWHERE) ? likely.other() : likely;
    }

    private void askAgain(int number) {
        if (number == attempt && !isDone()) {
            ask();
        }
    }

    /// Late replies count as well: the caller may be there to read them.
    private void heard(int number, ServiceProcess by, List<Reply> replies) {
        for (int i = 0; i < replies.size(); i++) {
            by.region.auditor().replied(by.region.name, commands.get(i), replies.get(i));
        }
        if (number != attempt || isDone()) {
            return;
        }
        if (replies.stream().allMatch(SimClient::isFinal)) {
            timesToHear--;
        }
        if (!isDone()) {
            world.after(world.between(SHORTEST_PAUSE, LONGEST_PAUSE), () -> askAgain(number));
        }
    }

    private static boolean isFinal(Reply reply) {
        return reply instanceof Reply.Acknowledged || reply instanceof Reply.KeyReused;
    }
}
