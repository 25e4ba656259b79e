package dev.holdfast.loadtest;

import com.sun.management.OperatingSystemMXBean;
import dev.holdfast.client.GeneratorFacts;
import dev.holdfast.client.LoadPlan;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// One run of load: hands out operations, and hears what became of them.
final class Course {

    /// So many may be under way, and repeat. More of them on one computer would measure the
    /// generator.
    private static final int MOST_UNDER_WAY = 2_000;

    private final LoadPlan plan;
    private final Sequence sequence;
    private final Schedule schedule;
    private final Recorder recorder;
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicInteger underWay = new AtomicInteger();
    private final LongAdder attempts = new LongAdder();
    private final LongAdder shed = new LongAdder();
    private volatile @Nullable Instant origin;

    Course(LoadPlan plan) throws IOException {
        this.plan = plan;
        this.sequence = new Sequence(plan.workload());
        this.schedule = new Schedule(plan.shape().stretches());
        this.recorder = new Recorder(Path.of(plan.files().ledger()));
        // Until it says otherwise.
        facts(GeneratorFacts.INTERRUPTED).write(Path.of(plan.files().facts()));
    }

    /// The next operation, written down; or nothing, if it may not be begun.
    Optional<Operation> next() {
        Instant now = Instant.now();
        long number;
        Instant due;
        // The order of numbers is the order of their times.
        synchronized (this) {
            number = numbers.getAndIncrement();
            due = due(number, now);
        }
        if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
            shed.increment();
            underWay.decrementAndGet();
            return Optional.empty();
        }
        Operation operation = sequence.at(number);
        if (!recorder.intends(operation, due, now)) {
            underWay.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(operation);
    }

    /// The injector begins when it is ready, which nobody is told: the first users may be late, and
    /// whoever comes before its time shows that the run began earlier than was believed.
    private Instant due(long number, Instant now) {
        Instant began = origin;
        if (!plan.shape().open()) {
            origin = began == null ? now : began;
            return now;
        }
        long offset = schedule.dueNanos(number);
        if (began == null || began.plusNanos(offset).isAfter(now)) {
            began = now.minusNanos(offset);
            origin = began;
        }
        return began.plusNanos(offset);
    }

    /// @return whether nothing more is to be asked about it
    boolean learns(Operation operation, Answer answer) {
        attempts.increment();
        boolean known = recorder.learns(operation, answer, Instant.now());
        if (known) {
            underWay.decrementAndGet();
        }
        return known;
    }

    /// Whether new operations are begun.
    boolean isOn() {
        return recorder.stopped().isEmpty() && passed() < plan.shape().loadMillis();
    }

    /// Whether what has no answer yet is to be repeated.
    boolean mayRepeat() {
        return recorder.stopped().isEmpty()
                && passed() < plan.shape().loadMillis() + plan.shape().drainMillis();
    }

    private long passed() {
        Instant began = origin;
        return began == null ? 0 : Duration.between(began, Instant.now()).toMillis();
    }

    void end() throws IOException {
        recorder.close();
        facts(recorder.stopped()).write(Path.of(plan.files().facts()));
    }

    private GeneratorFacts facts(String stopped) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double alive = ManagementFactory.getRuntimeMXBean().getUptime() * 1e6;
        return new GeneratorFacts(
                system.getProcessCpuTime() / alive / system.getAvailableProcessors(),
                shed.sum(),
                recorder.microsPerWrite(),
                attempts.sum(),
                stopped);
    }
}
