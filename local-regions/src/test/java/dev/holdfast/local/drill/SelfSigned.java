package dev.holdfast.local.drill;

import dev.holdfast.local.process.ShortCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A key and a certificate for one address, that nobody else has signed.
record SelfSigned(Path store) {

    static final String PASSWORD = "per-task";

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final String ALIAS = "service";

    /// @param store the file that it makes
    /// @param address whose it is
    static SelfSigned of(Path store, String address) {
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        ShortCommand.run(
                        List.of(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                ALIAS,
                                "-dname",
                                "CN=holdfast",
                                "-ext",
                                "san=ip:" + address,
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD),
                        BOUND)
                .orFail("keytool");
        return new SelfSigned(store);
    }

    /// What a client needs that trusts nobody else.
    SSLContext trusted() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, keys().getCertificate(ALIAS));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    void writeCertificate(Path file) throws GeneralSecurityException, IOException {
        Files.writeString(file, pem("CERTIFICATE", keys().getCertificate(ALIAS).getEncoded()));
    }

    void writeKey(Path file) throws GeneralSecurityException, IOException {
        byte[] key = keys().getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
        Files.writeString(file, pem("PRIVATE KEY", key));
    }

    private KeyStore keys() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static String pem(String what, byte[] encoded) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(what, lines.encodeToString(encoded), what);
    }
}
