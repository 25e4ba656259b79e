package dev.holdfast.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// A line of the log: fields of their own for machines, where the log is JSON, and a text of them
/// for people.
public final class LogLine {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Map<String, String> fields = new LinkedHashMap<>();

    private LogLine() {}

    public static LogLine of(String name, Object value) {
        return new LogLine().and(name, value);
    }

    public LogLine and(String name, Object value) {
        fields.put(name, value.toString());
        return this;
    }

    public void write(Logger log, Logger.Level level) {
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

    /// What somebody else wrote must not look like a line of ours.
    private static String readable(String value) {
        String line = CONTROL.matcher(value).replaceAll(" ");
        return line.isEmpty() || line.contains(" ") ? "\"" + line + "\"" : line;
    }
}
