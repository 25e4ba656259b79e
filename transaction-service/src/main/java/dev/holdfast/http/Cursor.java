package dev.holdfast.http;

import dev.holdfast.ledger.AccountId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a page ended. Opaque to callers, and good for the account alone that it was made for.
record Cursor(AccountId account, long below) {

    private static final byte FORMAT = 1;
    private static final int BYTES = 1 + 3 * Long.BYTES;

    static Cursor start(AccountId account) {
        return new Cursor(account, Long.MAX_VALUE);
    }

    /// @param text as a caller sent it; null to begin
    static Cursor read(@Nullable String text, AccountId account) {
        if (text == null) {
            return start(account);
        }
        Cursor cursor = decode(text);
        if (!cursor.account.equals(account) || cursor.below <= 0) {
            throw invalid();
        }
        return cursor;
    }

    private static Cursor decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw invalid();
        }
        if (bytes.length != BYTES || bytes[0] != FORMAT) {
            throw invalid();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, BYTES - 1);
        long below = buffer.getLong();
        return new Cursor(new AccountId(new UUID(buffer.getLong(), buffer.getLong())), below);
    }

    String text() {
        UUID id = account.value();
        byte[] bytes =
                ByteBuffer.allocate(BYTES)
                        .put(FORMAT)
                        .putLong(below)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static BadInput invalid() {
        return new BadInput("cursor", "It is not a cursor of this list. Begin without one.");
    }
}
