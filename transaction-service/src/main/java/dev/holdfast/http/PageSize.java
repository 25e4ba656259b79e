package dev.holdfast.http;

import org.jspecify.annotations.Nullable;

/// How many items a caller wants on a page.
final class PageSize {

    static final int MOST = 500;
    private static final int USUAL = 50;

    private PageSize() {}

    static int read(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        try {
            int size = Integer.parseInt(text);
            if (size >= 1 && size <= MOST) {
                return size;
            }
        } catch (NumberFormatException malformed) {
            throw invalid();
        }
        throw invalid();
    }

    private static BadInput invalid() {
        return new BadInput("limit", "A limit is a whole number, 1 to " + MOST + ".");
    }
}
