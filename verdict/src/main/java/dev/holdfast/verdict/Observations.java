package dev.holdfast.verdict;

import dev.holdfast.verdict.LedgerEntry.Intent;
import dev.holdfast.verdict.LedgerEntry.Kind;
import dev.holdfast.verdict.LedgerEntry.Outcome;
import dev.holdfast.verdict.LedgerEntry.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A ledger's entries, put together by request.
///
/// @param asked every request, in their order
/// @param done those that have a final answer
/// @param failed when attempts ended without one
record Observations(List<Intent> asked, List<Done> done, List<Instant> failed, Duration warmUp) {

    /// A request and its final answer.
    record Done(Intent asked, Outcome told) {

        long micros() {
            return ChronoUnit.MICROS.between(asked.due(), told.at());
        }

        boolean isRead() {
            return asked.kind() == Kind.READ;
        }

        boolean isGood() {
            return told.result() != Result.REFUSED;
        }
    }

    static Observations of(List<LedgerEntry> entries, Duration warmUp) {
        Map<String, Intent> open = new LinkedHashMap<>();
        List<Intent> asked = new ArrayList<>();
        List<Done> done = new ArrayList<>();
        List<Instant> failed = new ArrayList<>();
        for (LedgerEntry entry : entries) {
            switch (entry) {
                case Intent intent -> {
                    open.put(intent.key(), intent);
                    asked.add(intent);
                }
                case Outcome outcome when outcome.result().isFinal() -> {
                    Intent intent = open.remove(outcome.key());
                    if (intent != null) {
                        done.add(new Done(intent, outcome));
                    }
                }
                case Outcome outcome -> failed.add(outcome.at());
            }
        }
        return new Observations(asked, done, failed, warmUp);
    }

    Instant begin() {
        return asked.isEmpty() ? Instant.EPOCH : asked.getFirst().due();
    }

    Instant measuredFrom() {
        return begin().plus(warmUp);
    }

    /// When the last request was due, or at least begun with.
    Instant end() {
        Instant last = asked.isEmpty() ? Instant.EPOCH : asked.getLast().at();
        return last.isAfter(measuredFrom()) ? last : measuredFrom();
    }

    List<Instant> writeTimes() {
        return times(false);
    }

    private List<Instant> times(boolean reads) {
        return done.stream()
                .filter(it -> it.isRead() == reads && it.isGood())
                .map(it -> it.told().at())
                .filter(at -> !at.isBefore(measuredFrom()) && !at.isAfter(end()))
                .toList();
    }

    /// The same with the beginning and the end of the time that is measured: who never comes back
    /// leaves a gap as well.
    List<Instant> within(List<Instant> times) {
        return Stream.of(List.of(measuredFrom()), times, List.of(end()))
                .flatMap(List::stream)
                .toList();
    }

    /// Of what was asked for at all.
    Duration longestGap(boolean reads) {
        boolean asksSuch = asked.stream().anyMatch(it -> (it.kind() == Kind.READ) == reads);
        return asksSuch ? Gaps.longest(within(times(reads))) : Duration.ZERO;
    }

    Latency latency(boolean writes) {
        return Latency.ofMicros(
                done.stream()
                        .filter(it -> it.isRead() != writes && isMeasured(it.asked()))
                        .map(Done::micros)
                        .toList());
    }

    Latency lateness() {
        return Latency.ofMicros(
                asked.stream()
                        .filter(this::isMeasured)
                        .map(intent -> ChronoUnit.MICROS.between(intent.due(), intent.at()))
                        .toList());
    }

    private boolean isMeasured(Intent intent) {
        return !intent.due().isBefore(measuredFrom());
    }

    List<Measurements.Second> seconds() {
        Map<Integer, Long> acknowledged = new HashMap<>();
        Map<Integer, Long> read = new HashMap<>();
        Map<Integer, Long> failures = new HashMap<>();
        Map<Integer, List<Long>> due = new HashMap<>();
        for (Done it : done) {
            (it.isRead() ? read : acknowledged).merge(second(it.told().at()), 1L, Long::sum);
            if (!it.isRead()) {
                due.computeIfAbsent(second(it.asked().due()), _ -> new ArrayList<>())
                        .add(it.micros());
            }
        }
        failed.forEach(at -> failures.merge(second(at), 1L, Long::sum));
        int last =
                Stream.of(acknowledged, read, failures)
                        .flatMap(counts -> counts.keySet().stream())
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(-1);
        return IntStream.rangeClosed(0, last)
                .mapToObj(second ->
                        new Measurements.Second(
                                acknowledged.getOrDefault(second, 0L),
                                read.getOrDefault(second, 0L),
                                failures.getOrDefault(second, 0L),
                                Latency.ofMicros(due.getOrDefault(second, List.of()))))
                .toList();
    }

    private int second(Instant at) {
        return (int) Math.max(0, Duration.between(begin(), at).toSeconds());
    }
}
