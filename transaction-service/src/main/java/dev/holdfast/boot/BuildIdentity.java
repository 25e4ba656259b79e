package dev.holdfast.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Which artefact runs: what the deployment says, or else the checksum of the service's own
/// archive, or executable, which is the same wherever the same one was put.
final class BuildIdentity {

    private static final Logger LOG = Logger.getLogger(BuildIdentity.class);

    private BuildIdentity() {}

    /// Empty where there is none, as in development.
    static Optional<String> of(Optional<String> told) {
        return told.or(() ->
                Optional.ofNullable(BuildIdentity.class.getProtectionDomain().getCodeSource())
                        .flatMap(BuildIdentity::archive)
                        .flatMap(BuildIdentity::checksum));
    }

    private static Optional<Path> archive(CodeSource source) {
        return Optional.ofNullable(source.getLocation())
                .filter(location -> location.getProtocol().equals("file"))
                .map(location -> Path.of(location.getPath()))
                .filter(Files::isRegularFile);
    }

    /// Read piece by piece: an executable would take more memory than all that it does.
    static Optional<String> checksum(Path archive) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(archive), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return Optional.of("sha256:" + HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | NoSuchAlgorithmException unreadable) {
            LOG.warnf("The service's own archive cannot be read: %s", unreadable.getMessage());
            return Optional.empty();
        }
    }
}
