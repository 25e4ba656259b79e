package dev.holdfast.local.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenIssuerTest {
    private static final TokenRequest REQUEST =
            new TokenRequest("alice", Set.of(Role.WRITE, Role.READ), Duration.ofMinutes(10));

    @TempDir private Path directory;

    @Test
    void another_library_accepts_signature_issuer_and_audience() throws Exception {
        SigningKeys keys = SigningKeys.generate(directory);
        String token = new TokenIssuer(keys, InstantSource.system()).issue(REQUEST);

        JwtClaims claims = verifier(keys).processToClaims(token);

        assertThat(claims.getSubject()).isEqualTo("alice");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("read", "write");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(600);
    }

    @Test
    void a_token_of_another_environment_is_rejected() throws Exception {
        SigningKeys ours = SigningKeys.generate(directory.resolve("ours"));
        SigningKeys theirs = SigningKeys.generate(directory.resolve("theirs"));
        String token = new TokenIssuer(theirs, InstantSource.system()).issue(REQUEST);

        assertThatThrownBy(() -> verifier(ours).processToClaims(token))
                .isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void a_token_ends() throws Exception {
        SigningKeys keys = SigningKeys.generate(directory);
        InstantSource yesterday = InstantSource.fixed(Instant.now().minus(Duration.ofDays(1)));
        String token = new TokenIssuer(keys, yesterday).issue(REQUEST);

        assertThatThrownBy(() -> verifier(keys).processToClaims(token))
                .isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void only_the_owner_can_read_the_private_key() throws IOException {
        SigningKeys keys = SigningKeys.generate(directory);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.privateKey())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_request_must_make_sense() {
        Duration hour = Duration.ofHours(1);

        assertThatThrownBy(() -> new TokenRequest(" ", Set.of(Role.READ), hour))
                .hasMessageContaining("subject");
        assertThatThrownBy(() -> new TokenRequest("a", Set.of(), hour))
                .hasMessageContaining("role");
        assertThatThrownBy(() -> new TokenRequest("a", Set.of(Role.READ), Duration.ZERO))
                .hasMessageContaining("30 days");
        assertThatThrownBy(() -> Role.named("admin"))
                .hasMessageContaining("the roles are read, write and operate");
    }

    private static JwtConsumer verifier(SigningKeys keys)
            throws IOException, GeneralSecurityException {
        return new JwtConsumerBuilder()
                .setRequireExpirationTime()
                .setRequireSubject()
                .setExpectedIssuer(TokenIssuer.ISSUER)
                .setExpectedAudience(TokenIssuer.AUDIENCE)
                .setVerificationKey(read(keys.publicKey()))
                .build();
    }

    private static PublicKey read(Path pem) throws IOException, GeneralSecurityException {
        String text = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
    }
}
