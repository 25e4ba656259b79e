package dev.holdfast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.boot.Tokens;
import dev.holdfast.processing.Pace;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.util.KeyUtils;
import io.smallrye.mutiny.Uni;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How long a token is not verified again. The key of the issuer is withdrawn in the middle, so
/// that verifying fails.
class VerifiedTokensTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TwoClocks clocks = new TwoClocks();
    private final String token = Tokens.of("alice", "read");

    @Test
    void for_a_while_a_good_token_is_not_verified_again() throws Exception {
        VerifiedTokens tokens = verified(MINUTE);

        clocks.pass(MINUTE.minusNanos(1));

        assertThat(tokens.parse(token, keyWithdrawn()).getSubject()).isEqualTo("alice");
    }

    @Test
    void after_a_while_it_is_verified_again() throws Exception {
        VerifiedTokens tokens = verified(MINUTE);

        clocks.pass(MINUTE);

        refused(tokens);
    }

    @Test
    void a_clock_that_is_set_back_does_not_make_the_while_longer() throws Exception {
        VerifiedTokens tokens = verified(MINUTE);

        clocks.pass(MINUTE);
        clocks.jump(Duration.ofDays(-1));

        refused(tokens);
    }

    @Test
    void nothing_is_remembered_beyond_its_expiry() throws Exception {
        VerifiedTokens tokens = verified(MINUTE);

        clocks.jump(Duration.ofHours(1));

        refused(tokens);
    }

    @Test
    void it_can_be_told_to_remember_nothing() throws Exception {
        refused(verified(Duration.ZERO));
    }

    private VerifiedTokens verified(Duration rememberFor) throws Exception {
        VerifiedTokens tokens = new VerifiedTokens(new VerifiedTokens.Memory(rememberFor), clocks);
        String key = Files.readString(Path.of(Tokens.keyLocation()));
        assertThat(
                        tokens.parse(token, trusting((RSAPublicKey) KeyUtils.decodePublicKey(key)))
                                .getSubject())
                .isEqualTo("alice");
        return tokens;
    }

    private void refused(VerifiedTokens tokens) {
        assertThatThrownBy(() -> tokens.parse(token, keyWithdrawn()))
                .isInstanceOf(ParseException.class);
    }

    private static JWTAuthContextInfo keyWithdrawn() throws GeneralSecurityException {
        KeyPairGenerator another = KeyPairGenerator.getInstance("RSA");
        another.initialize(2048);
        return trusting((RSAPublicKey) another.generateKeyPair().getPublic());
    }

    private static JWTAuthContextInfo trusting(RSAPublicKey key) {
        JWTAuthContextInfo info = new JWTAuthContextInfo(key, Tokens.ISSUER);
        info.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        info.setExpectedAudience(Set.of("holdfast"));
        return info;
    }

    /// A clock on the wall that jumps, and one that does not.
    private static final class TwoClocks implements Pace {

        private Instant wall = Instant.now();
        private long nanos = Long.MAX_VALUE - 1_000;

        void pass(Duration time) {
            wall = wall.plus(time);
            nanos += time.toNanos();
        }

        void jump(Duration by) {
            wall = wall.plus(by);
        }

        @Override
        public Instant now() {
            return wall;
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public Uni<Void> after(Duration delay) {
            return Uni.createFrom().voidItem();
        }
    }
}
