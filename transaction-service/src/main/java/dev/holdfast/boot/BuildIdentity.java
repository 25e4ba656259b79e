package dev.holdfast.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Which artefact runs: what the deployment says, or else the checksum of the service's own
/// archive, which is the same wherever the same archive was put.
final class BuildIdentity {

    private static final Logger LOG = Logger.getLogger(BuildIdentity.class);

    private BuildIdentity() {}

    /// Empty where there is no archive, as in development and in a native image.
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

    static Optional<String> checksum(Path archive) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] sum = digest.digest(Files.readAllBytes(archive));
            return Optional.of("sha256:" + HexFormat.of().formatHex(sum));
        } catch (IOException | NoSuchAlgorithmException unreadable) {
            LOG.warnf("The service's own archive cannot be read: %s", unreadable.getMessage());
            return Optional.empty();
        }
    }
}
