package dev.holdfast.local.postgres;

import java.security.SecureRandom;
import java.util.HexFormat;

/// The passwords of one environment; both regions share them, since a standby is a copy.
public record DatabaseSecrets(String superuser, String replicator, String service) {
    private static final int BYTES = 18;

    public static DatabaseSecrets random() {
        return new DatabaseSecrets(password(), password(), password());
    }

    /// Hexadecimal: needs no quoting in SQL, in a connection string or in a shell.
    private static String password() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "DatabaseSecrets[hidden]";
    }
}
