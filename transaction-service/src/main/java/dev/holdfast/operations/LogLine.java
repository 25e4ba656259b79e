package dev.holdfast.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// A line of the log: fields of their own for machines, where the log is JSON, and a text of them
/// for people.
final class LogLine {

    private final Map<String, String> fields = new LinkedHashMap<>();

    private LogLine() {}

    static LogLine of(String name, Object value) {
        return new LogLine().and(name, value);
    }

    LogLine and(String name, Object value) {
        fields.put(name, value.toString());
        return this;
    }

    void write(Logger log, Logger.Level level) {
        if (!log.isEnabled(level)) {
            return;
        }
        fields.forEach(MDC::put);
        try {
            log.log(level, text());
        } finally {
            fields.keySet().forEach(MDC::remove);
        }
    }

    private String text() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + readable(field.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String readable(String value) {
        return value.contains(" ") ? "\"" + value + "\"" : value;
    }
}
