package dev.holdfast.boot;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/// Tokens as the issuer of the tests signs them. The keys are made for one test run; system
/// properties carry them over the class loaders that Quarkus loads tests with.
public final class Tokens {

    public static final String ISSUER = "https://issuer.holdfast.test";
    private static final String PRIVATE = "holdfast-test-private-key";
    private static final String PUBLIC = "holdfast-test-public-key";

    private Tokens() {}

    /// Where the public key is.
    public static synchronized String keyLocation() {
        if (System.getProperty(PUBLIC) == null) {
            create();
        }
        return System.getProperty(PUBLIC);
    }

    private static void create() {
        try {
            KeyPair pair = pair();
            Path file = Files.createTempFile("holdfast-test-key", ".pem");
            file.toFile().deleteOnExit();
            String encoded = Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded());
            Files.writeString(
                    file,
                    "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n");
            System.setProperty(
                    PRIVATE, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            System.setProperty(PUBLIC, file.toString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static PrivateKey privateKey() {
        keyLocation();
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /// A good token.
    public static String of(String subject, String... roles) {
        return claims(subject, roles).sign(privateKey());
    }

    public static String expired(String subject, String... roles) {
        Instant past = Instant.now().minus(Duration.ofMinutes(10));
        return claims(subject, roles)
                .issuedAt(past.minusSeconds(60))
                .expiresAt(past)
                .sign(privateKey());
    }

    /// Good in every way, but signed by somebody else.
    public static String forged(String subject, String... roles) {
        return claims(subject, roles).sign(pair().getPrivate());
    }

    public static String fromAnotherIssuer(String subject, String... roles) {
        return claims(subject, roles).issuer("https://issuer.example.org").sign(privateKey());
    }

    public static String forAnotherAudience(String subject, String... roles) {
        return claims(subject, roles).audience("somebody-else").sign(privateKey());
    }

    private static JwtClaimsBuilder claims(String subject, String... roles) {
        return Jwt.claims()
                .issuer(ISSUER)
                .audience("holdfast")
                .subject(subject)
                .groups(Set.of(roles))
                .expiresIn(Duration.ofMinutes(30));
    }
}
