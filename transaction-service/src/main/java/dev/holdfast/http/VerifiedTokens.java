package dev.holdfast.http;

import dev.holdfast.processing.Pace;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Verifies tokens, and remembers for a short while those that were good: a signature check costs
/// more than most requests. Only good ones are remembered, by their digest, never beyond their
/// expiry, and no more than [#MOST] of them.
///
/// How long is counted on the monotonic clock, so that a clock on the wall which is set back keeps
/// no withdrawn key alive. The expiry is wall time by definition (RFC 7519).
@Singleton
@Alternative
@Priority(1)
public class VerifiedTokens extends JWTCallerPrincipalFactory {

    /// How long a token is not verified again.
    public record Memory(Duration rememberFor) {}

    private static final int MOST = 10_000;

    private final JWTCallerPrincipalFactory verifier = new DefaultJWTCallerPrincipalFactory();
    private final Map<Digest, Remembered> known = new ConcurrentHashMap<>();
    private final Pace pace;
    private final long rememberNanos;

    VerifiedTokens(Memory memory, Pace pace) {
        this.pace = pace;
        this.rememberNanos = memory.rememberFor().toNanos();
    }

    private record Remembered(JWTCallerPrincipal principal, long atNanos) {

        boolean isExpired(Instant now) {
            return now.getEpochSecond() >= principal.getExpirationTime();
        }
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo info) throws ParseException {
        if (rememberNanos <= 0) {
            return verifier.parse(token, info);
        }
        Digest digest = Digest.of(token);
        Remembered before = known.get(digest);
        if (before != null && isFresh(before) && !before.isExpired(pace.now())) {
            return before.principal();
        }
        JWTCallerPrincipal principal = verifier.parse(token, info);
        remember(digest, principal);
        return principal;
    }

    private boolean isFresh(Remembered token) {
        return pace.nanos() - token.atNanos() < rememberNanos;
    }

    private void remember(Digest digest, JWTCallerPrincipal principal) {
        if (known.size() >= MOST) {
            known.values().removeIf(old -> !isFresh(old));
        }
        if (known.size() < MOST) {
            known.put(digest, new Remembered(principal, pace.nanos()));
        }
    }

    /// The SHA-256 of a token. Memory holds no tokens that could be stolen from it.
    private record Digest(byte[] bytes) {

        static Digest of(String token) {
            try {
                MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                return new Digest(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException absent) {
                throw new IllegalStateException("Every Java platform has SHA-256.", absent);
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
