package dev.holdfast.http;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.processing.LedgerReader;
import dev.holdfast.processing.LedgerReader.Stretch;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a page begins. Opaque to callers, and good for the account alone that it was made for.
///
/// @param from the transaction that it begins with; empty for the newest one
record Cursor(AccountId account, Optional<DecisionId> from) {

    private static final byte FORMAT = 2;
    private static final int BYTES = 1 + 4 * Long.BYTES;

    /// @param text as a caller sent it; null to begin
    static Cursor read(@Nullable String text, AccountId account) {
        if (text == null) {
            return new Cursor(account, Optional.empty());
        }
        Cursor cursor = decode(text);
        if (!cursor.account.equals(account)) {
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
        AccountId account = new AccountId(id(buffer));
        return new Cursor(account, Optional.of(new DecisionId(id(buffer))));
    }

    private static UUID id(ByteBuffer buffer) {
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /// The cursor of the page after a stretch; null at the end.
    @Nullable String after(Stretch<?> stretch) {
        return stretch.next()
                .map(next -> new Cursor(account, Optional.of(next)).text())
                .orElse(null);
    }

    private String text() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES).put(FORMAT);
        put(buffer, account.value());
        from.ifPresent(transaction -> put(buffer, transaction.value()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    private static void put(ByteBuffer buffer, UUID id) {
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    /// Looks at what a stretch that is empty means: for an account without history it is right;
    /// else there is no such account, or the cursor names a transaction that was undone.
    <T> Uni<Stretch<T>> check(Stretch<T> found, LedgerReader reader) {
        if (!found.items().isEmpty()) {
            return Uni.createFrom().item(found);
        }
        if (from.isPresent()) {
            return Uni.createFrom().failure(invalid());
        }
        return reader.account(account)
                .map(state -> state.orElseThrow(() -> Missing.account(account)))
                .replaceWith(found);
    }

    private static BadInput invalid() {
        return new BadInput("cursor", "It is not a cursor of this list. Begin without one.");
    }
}
