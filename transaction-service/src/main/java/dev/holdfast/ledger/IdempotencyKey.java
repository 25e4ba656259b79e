package dev.holdfast.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;

/// What makes a repeat recognisable: a key chosen by the caller, unique among all commands of its
/// scope, which is the authenticated caller. It follows the IETF draft "The Idempotency-Key HTTP
/// Header Field"; it must not contain a time, or every retry would be a second payment.
public final class IdempotencyKey {

    /// The most characters that a key may have.
    public static final int MAX_LENGTH = 128;

    /// Scopes that begin like this are the service's own: no caller's keys can meet its keys.
    private static final String OWN = "holdfast:";

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final long VERSION_8 = 0x8000L;
    private static final long VERSION_MASK = 0xffff_ffff_ffff_0fffL;
    private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final String scope;
    private final String value;
    private final DecisionId decisionId;

    /// @throws IllegalArgumentException unless the key is 1 to 128 printable ASCII characters
    ///   without spaces, and the scope is 1 to 128 characters of text that can be stored
    public IdempotencyKey(String scope, String value) {
        if (!PRINTABLE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An idempotency key is 1 to 128 printable ASCII characters without spaces.");
        }
        if (scope.isEmpty() || scope.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("The scope of a key is 1 to 128 characters.");
        }
        if (!Details.isText(scope)) {
            throw new IllegalArgumentException(
                    "A scope must not contain the character U+0000 or half a pair.");
        }
        this.scope = scope;
        this.value = value;
        this.decisionId = derive(scope, value);
    }

    public String scope() {
        return scope;
    }

    public String value() {
        return value;
    }

    /// A key of the service itself, in a scope that no caller can have.
    ///
    /// @param purpose what the service uses it for
    public static IdempotencyKey own(String purpose, String value) {
        return new IdempotencyKey(OWN + purpose, value);
    }

    /// Whether an authenticated caller's keys may be in this scope.
    public static boolean isForCallers(String scope) {
        return !scope.startsWith(OWN);
    }

    /// The decision that this key names: the first 122 free bits of the SHA-256 of scope and key,
    /// as a UUID of version 8 (RFC 9562, section 5.8).
    public DecisionId decisionId() {
        return decisionId;
    }

    private static DecisionId derive(String scope, String value) {
        byte[] scopeBytes = scope.getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(scopeBytes.length).array());
        digest.update(scopeBytes);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & VERSION_MASK) | VERSION_8;
        long low = (hash.getLong() & VARIANT_MASK) | VARIANT;
        return new DecisionId(new UUID(high, low));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256.", absent);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdempotencyKey that
                && scope.equals(that.scope)
                && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return decisionId.hashCode();
    }

    @Override
    public String toString() {
        return value + " of " + scope;
    }
}
