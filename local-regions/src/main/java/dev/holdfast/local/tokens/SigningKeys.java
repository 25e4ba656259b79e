package dev.holdfast.local.tokens;

import dev.holdfast.local.process.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// An RSA key pair in two PEM files; only the owner can read the private one.
public record SigningKeys(Path privateKey, Path publicKey) {
    private static final int BITS = 2048;
    private static final int LINE = 64;

    public static SigningKeys in(Path directory) {
        return new SigningKeys(
                directory.resolve("private-key.pem"), directory.resolve("public-key.pem"));
    }

    public static SigningKeys generate(Path directory) {
        SigningKeys keys = in(directory);
        try {
            Files.createDirectories(directory);
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            Files.deleteIfExists(keys.privateKey);
            Files.createFile(
                    keys.privateKey,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(keys.privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Files.writeString(keys.publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new EnvironmentFailure("Cannot make a key pair in " + directory + ".", e);
        }
    }

    PrivateKey loadPrivate() {
        try {
            String text = Files.readString(privateKey).replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (IOException | GeneralSecurityException e) {
            throw new EnvironmentFailure("Cannot read the signing key " + privateKey + ".", e);
        }
    }

    private static String pem(String what, byte[] encoded) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, body);
    }
}
