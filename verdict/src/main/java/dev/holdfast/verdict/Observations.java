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
/// @param open those that have none
/// @param failed when attempts ended without one, or with one that nobody should get
/// @param refused how many ended with one that nobody should get
/// @param last when something was written down for the last time
record Observations(
        List<Intent> asked,
        List<Done> done,
        List<Intent> open,
        List<Instant> failed,
        long refused,
        Instant last,
        Measurements.Span span) {

    /// A request and its final answer.
    record Done(Intent asked, Outcome told) {

        long micros() {
            return ChronoUnit.MICROS.between(asked.due(), told.at());
        }

        boolean isRead() {
            return Observations.isRead(asked);
        }
    }

    static Observations of(List<LedgerEntry> entries, Measurements.Span span) {
        Map<String, Intent> open = new LinkedHashMap<>();
        List<Intent> asked = new ArrayList<>();
        List<Done> done = new ArrayList<>();
        List<Instant> failed = new ArrayList<>();
        long refused = 0;
        for (LedgerEntry entry : entries) {
            switch (entry) {
                case Intent intent -> {
                    open.put(intent.key(), intent);
                    asked.add(intent);
                }
                case Outcome outcome when outcome.result() == Result.REFUSED -> {
                    refused += open.remove(outcome.key()) == null ? 0 : 1;
                    failed.add(outcome.at());
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
        Instant last = entries.isEmpty() ? Instant.EPOCH : entries.getLast().at();
        return new Observations(
                asked, done, List.copyOf(open.values()), failed, refused, last, span);
    }

    Instant begin() {
        return asked.isEmpty() ? Instant.EPOCH : asked.getFirst().due();
    }

    Instant measuredFrom() {
        return begin().plus(span.warmUp());
    }

    /// When load was to end, or did, if it was cut short. Not when the last request was begun: who
    /// waits for a service that is gone begins nothing.
    Instant end() {
        Instant planned = begin().plus(span.load());
        Instant end = planned.isBefore(last) ? planned : last;
        return end.isAfter(measuredFrom()) ? end : measuredFrom();
    }

    List<Instant> writeTimes() {
        return times(false);
    }

    private List<Instant> times(boolean reads) {
        return done.stream()
                .filter(it -> it.isRead() == reads)
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
        boolean asksSuch = asked.stream().anyMatch(it -> isRead(it) == reads);
        return asksSuch ? Gaps.longest(within(times(reads))) : Duration.ZERO;
    }

    private record Took(Intent asked, long micros) {}

    /// Of everything that was asked for. What was never answered has taken until the end at least:
    /// without it, a service that is gone would look fast.
    private Stream<Took> took(boolean reads) {
        Stream<Took> answered = done.stream().map(it -> new Took(it.asked(), it.micros()));
        Stream<Took> waiting =
                open.stream().map(it -> new Took(it, ChronoUnit.MICROS.between(it.due(), last)));
        return Stream.concat(answered, waiting).filter(it -> isRead(it.asked()) == reads);
    }

    Latency latency(boolean writes) {
        return Latency.ofMicros(
                took(!writes).filter(it -> isMeasured(it.asked())).map(Took::micros).toList());
    }

    private static boolean isRead(Intent intent) {
        return intent.kind() == Kind.READ;
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
        }
        took(false)
                .forEach(it ->
                        due.computeIfAbsent(second(it.asked().due()), _ -> new ArrayList<>())
                                .add(it.micros()));
        failed.forEach(at -> failures.merge(second(at), 1L, Long::sum));
        int last =
                Stream.of(acknowledged, read, failures, due)
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
