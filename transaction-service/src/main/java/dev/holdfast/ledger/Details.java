package dev.holdfast.ledger;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the caller says about a transaction; the ledger keeps it and never reads it.
///
/// @param reference free text for people, at most 140 characters (ISO 20022 remittance information)
/// @param metadata at most 16 names of at most 40 characters, with values of at most 200
public record Details(String reference, SortedMap<String, String> metadata) {

    public static final int MAX_REFERENCE = 140;
    public static final int MAX_ENTRIES = 16;
    public static final int MAX_NAME = 40;
    public static final int MAX_VALUE = 200;

    public static final Details NONE = new Details("", new TreeMap<>());

    /// @throws IllegalArgumentException if a bound is exceeded, naming it
    public Details {
        require(reference.length() <= MAX_REFERENCE, "A reference has at most 140 characters.");
        require(metadata.size() <= MAX_ENTRIES, "Metadata has at most 16 entries.");
        metadata.forEach(Details::check);
        require(
                isText(reference),
                "A reference must not contain the character U+0000 or half a pair.");
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    }

    public static Details of(String reference, Map<String, String> metadata) {
        return metadata.isEmpty() && reference.isEmpty()
                ? NONE
                : new Details(reference, new TreeMap<>(metadata));
    }

    private static void check(String name, String value) {
        boolean named = !name.isEmpty() && name.length() <= MAX_NAME;
        require(named, "A metadata name has 1 to 40 characters.");
        require(value.length() <= MAX_VALUE, "A metadata value has at most 200 characters.");
        require(isText(name) && isText(value), "Metadata must not contain U+0000 or half a pair.");
    }

    /// PostgreSQL stores no U+0000, and UTF-8 has no form for a surrogate that stands alone.
    static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || isHalfAPair(c));
    }

    private static boolean isHalfAPair(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
