package dev.holdfast.http;

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
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Verifies tokens, and remembers for a short while those that were good: a signature check costs
/// more than most requests. Only good ones are remembered, by their digest, never beyond their
/// expiry, and no more than [#MOST] of them.
@Singleton
@Alternative
@Priority(1)
public class VerifiedTokens extends JWTCallerPrincipalFactory {

    /// How long a token is not verified again.
    public record Memory(Duration rememberFor) {}

    private static final int MOST = 10_000;

    private final JWTCallerPrincipalFactory verifier = new DefaultJWTCallerPrincipalFactory();
    private final Map<Digest, Remembered> known = new ConcurrentHashMap<>();
    private final InstantSource clock = InstantSource.system();
    private final long rememberMillis;

    VerifiedTokens(Memory memory) {
        this.rememberMillis = memory.rememberFor().toMillis();
    }

    private record Remembered(JWTCallerPrincipal principal, long untilMillis) {}

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo info) throws ParseException {
        if (rememberMillis <= 0) {
            return verifier.parse(token, info);
        }
        Digest digest = Digest.of(token);
        long now = clock.millis();
        Remembered before = known.get(digest);
        if (before != null && now < before.untilMillis()) {
            return before.principal();
        }
        JWTCallerPrincipal principal = verifier.parse(token, info);
        remember(digest, principal, now);
        return principal;
    }

    private void remember(Digest digest, JWTCallerPrincipal principal, long now) {
        if (known.size() >= MOST) {
            known.values().removeIf(old -> old.untilMillis() <= now);
        }
        if (known.size() < MOST) {
            long expiry = Duration.ofSeconds(principal.getExpirationTime()).toMillis();
            known.put(digest, new Remembered(principal, Math.min(expiry, now + rememberMillis)));
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
