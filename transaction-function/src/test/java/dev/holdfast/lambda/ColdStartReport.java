package dev.holdfast.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.local.service.Packaging;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The functions' packages in one table, and whether they keep their bounds.
///
/// @param starts how often each was started
/// @param invocations how many payments each was then asked for, one after the other
record ColdStartReport(int starts, int invocations, List<Found> found) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final double MEGABYTE = 1e6;
    private static final long MOST_MEMORY = 512L << 20;
    private static final long MOST_ZIPPED = 50_000_000;

    ColdStartReport {
        found = List.copyOf(found);
    }

    /// What one package did.
    ///
    /// @param zipped the size of the package, in bytes
    record Found(Packaging packaging, Times times, Memory memory, long zipped) {

        boolean fits() {
            return memory.busy() <= MOST_MEMORY;
        }

        boolean isSmall() {
            return zipped <= MOST_ZIPPED;
        }
    }

    /// @param firstAnswer from the start of the process, the median of several
    /// @param invocation the median of the later half
    record Times(Duration firstAnswer, Duration invocation) {}

    /// In bytes: resident after the first answer, and after all.
    record Memory(long fresh, long busy) {}

    private String conditions() {
        return "%d processors; median of %d starts, each until its first payment was acknowledged; then %d payments one after the other; both regions and the journal share the processors."
                .formatted(Runtime.getRuntime().availableProcessors(), starts, invocations);
    }

    String json() throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("conditions", conditions());
        ArrayNode rows = node.putArray("packages");
        found.forEach(each ->
                rows.addObject()
                        .put("package", each.packaging().title())
                        .put("firstAnswerMillis", millis(each.times().firstAnswer()))
                        .put("invocationMillis", millis(each.times().invocation()))
                        .put("freshBytes", each.memory().fresh())
                        .put("busyBytes", each.memory().busy())
                        .put("zippedBytes", each.zipped())
                        .put("fitsMemory", each.fits())
                        .put("fitsSize", each.isSmall()));
        return JSON.writeValueAsString(node);
    }

    String text() {
        StringBuilder text = new StringBuilder(conditions()).append("\n\n");
        text.append(
                "%-8s %15s %14s %9s %9s %10s%n"
                        .formatted(
                                "package",
                                "first answer ms",
                                "invocation ms",
                                "fresh MB",
                                "busy MB",
                                "zipped MB"));
        found.forEach(each -> text.append(row(each)));
        return text.toString();
    }

    private static String row(Found found) {
        return String.format(
                Locale.ROOT,
                "%-8s %15.0f %14.1f %9.0f %9.0f %10.1f   %s%n",
                found.packaging().title(),
                millis(found.times().firstAnswer()),
                millis(found.times().invocation()),
                found.memory().fresh() / MEGABYTE,
                found.memory().busy() / MEGABYTE,
                found.zipped() / MEGABYTE,
                bounds(found));
    }

    private static String bounds(Found found) {
        return (found.fits() ? "fits 512 MB" : "DOES NOT FIT 512 MB")
                + (found.isSmall() ? "" : ", MORE THAN 50 MB ZIPPED");
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
