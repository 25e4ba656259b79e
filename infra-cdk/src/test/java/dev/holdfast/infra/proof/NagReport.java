package dev.holdfast.infra.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What cdk-nag wrote beside the templates. Its findings fail the CDK CLI, but no plain run of the
/// app: so the build reads them.
final class NagReport {
    private static final String SUFFIX = "-NagReport.csv";
    private static final int SHORTEST_REASON = 20;

    /// A suppression takes a rule away, so it says why in a sentence.
    private static final Set<String> FINE = Set.of("Compliant", "N/A");

    private final Map<String, List<Row>> rowsByFile = new TreeMap<>();

    /// One rule on one resource.
    record Row(String rule, String resource, String compliance, String reason, String level) {
        private List<String> complaints() {
            if (FINE.contains(compliance)) {
                return List.of();
            }
            if (!compliance.equals("Suppressed")) {
                return List.of("%s %s: %s (%s)".formatted(resource, rule, compliance, level));
            }
            return reason.length() < SHORTEST_REASON
                    ? List.of("%s %s is suppressed without a reason".formatted(resource, rule))
                    : List.of();
        }
    }

    static NagReport in(Path assembly) {
        NagReport report = new NagReport();
        try (Stream<Path> files = Files.list(assembly)) {
            for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
                report.rowsByFile.put(file.getFileName().toString(), rows(Files.readString(file)));
            }
            return report;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The packs of rules that looked at a stack.
    Set<String> packsFor(String stack) {
        Set<String> packs = new TreeSet<>();
        for (String file : rowsByFile.keySet()) {
            String end = "-" + stack + SUFFIX;
            if (file.endsWith(end)) {
                packs.add(file.substring(0, file.length() - end.length()));
            }
        }
        return packs;
    }

    int checks() {
        return rowsByFile.values().stream().mapToInt(List::size).sum();
    }

    List<String> complaints() {
        return rowsByFile.values().stream()
                .flatMap(List::stream)
                .flatMap(row -> row.complaints().stream())
                .toList();
    }

    static List<Row> rows(String csv) {
        List<Row> rows = new ArrayList<>();
        List<List<String>> records = records(csv);
        for (List<String> record : records.subList(Math.min(1, records.size()), records.size())) {
            if (record.size() < 5) {
                throw new IllegalArgumentException("Not a row of cdk-nag: " + record);
            }
            rows.add(
                    new Row(
                            record.get(0),
                            record.get(1),
                            record.get(2),
                            record.get(3),
                            record.get(4)));
        }
        return rows;
    }

    /// Fields may hold commas, line breaks and doubled quotes, as RFC 4180 has it.
    private static List<List<String>> records(String csv) {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char each : csv.toCharArray()) {
            if (each == '"') {
                quoted = !quoted;
                // Only the second of two quotes stands right after one that ended the text.
                field.append('"');
            } else if (!quoted && (each == ',' || each == '\n')) {
                fields.add(unquoted(field.toString()));
                field.setLength(0);
                if (each == '\n') {
                    records.add(fields);
                    fields = new ArrayList<>();
                }
            } else if (quoted || each != '\r') {
                field.append(each);
            }
        }
        return records;
    }

    private static String unquoted(String field) {
        boolean isQuoted = field.length() > 1 && field.startsWith("\"") && field.endsWith("\"");
        String text = isQuoted ? field.substring(1, field.length() - 1) : field;
        return text.replace("\"\"", "\"");
    }
}
