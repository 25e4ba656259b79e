package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.postgres.DatabaseAccess;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.Unprivileged;
import dev.holdfast.local.service.RegionService;
import dev.holdfast.local.service.ServiceProbe;
import dev.holdfast.names.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A real service process and a database that it may only talk to over TLS, set up as the
/// deployment sets them up.
@ExtendWith(SharedRegion.class)
class EncryptedDatabaseIT {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String ACCESS = "pg_hba.conf";
    private static final String ENCRYPTED_ONLY = "hostnossl all holdfast all reject\n";

    @TempDir private Path directory;

    @Test
    void a_service_that_trusts_its_databases_certificate_serves_over_tls_alone(OneRegion region)
            throws Exception {
        SelfSigned database = of(region, "database");
        encrypted(
                region,
                database,
                () -> {
                    RegionService service = started(region, database);
                    try {
                        service.await(RegionService.ROUTING);
                        // The other driver has looked at the schema.
                        service.await(RegionService.READY);
                    } finally {
                        service.kill();
                    }
                });
    }

    @Test
    void a_service_does_not_talk_to_a_database_whose_certificate_it_does_not_trust(OneRegion region)
            throws Exception {
        SelfSigned database = of(region, "database");
        SelfSigned another = of(region, "another");
        encrypted(
                region,
                database,
                () -> {
                    RegionService service = started(region, another);
                    try (ServiceProbe probe = new ServiceProbe()) {
                        Deadline.in(BOUND)
                                .await("the certificate to be refused", () -> isRefused(service));
                        assertThat(probe.passes(service.address(), RegionService.READY)).isFalse();
                    } finally {
                        service.kill();
                    }
                });
    }

    private SelfSigned of(OneRegion region, String name) {
        String host = region.database().service().host();
        return SelfSigned.of(directory.resolve(name + ".p12"), host);
    }

    private static boolean isRefused(RegionService service) {
        try (Stream<String> lines = Files.lines(service.log())) {
            return lines.anyMatch(line -> line.contains("The schema cannot be checked"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private RegionService started(OneRegion region, SelfSigned trusted) throws Exception {
        Path authorities = directory.resolve("authorities.pem");
        trusted.writeCertificate(authorities);
        Map<String, String> configuration =
                Map.of(
                        "holdfast.database.migrate",
                        "true",
                        Setting.DATABASE_TLS.key(),
                        "verify-full",
                        Setting.DATABASE_TLS_HOST.key(),
                        "HTTPS",
                        Setting.DATABASE_TLS_TRUST.key(),
                        "true",
                        Setting.DATABASE_TLS_AUTHORITIES.key(),
                        authorities.toString(),
                        Setting.MIGRATION_TLS.key(),
                        "verify-full",
                        Setting.MIGRATION_TLS_AUTHORITIES.key(),
                        authorities.toString(),
                        // Nobody is there: the one that writes is found all the same.
                        Setting.DATABASE_OTHER_HOSTS.key(),
                        "127.0.0.254");
        RegionService service = region.anotherService();
        service.start(
                region.environment().java(),
                region.program().configured(configuration),
                // Past the wire that a test can cut: it has another address.
                region.surroundings(region.database().service()),
                region.timings());
        return service;
    }

    private interface Check {
        void run() throws Exception;
    }

    /// The service that is there otherwise speaks without TLS, and is out of the way meanwhile.
    private static void encrypted(OneRegion region, SelfSigned keys, Check check) throws Exception {
        Path data = region.database().site().data();
        String access = Files.readString(data.resolve(ACCESS));
        region.service().freeze();
        try {
            Path key = data.resolve("server.key");
            keys.writeKey(key);
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
            Path certificate = data.resolve("server.crt");
            keys.writeCertificate(certificate);
            Unprivileged.detect().own(key);
            Unprivileged.detect().own(certificate);
            Files.writeString(data.resolve(ACCESS), ENCRYPTED_ONLY + access);
            set(region.administrator(), "on");
            check.run();
        } finally {
            Files.writeString(data.resolve(ACCESS), access);
            set(region.administrator(), "off");
            region.service().thaw();
        }
    }

    private static void set(DatabaseAccess administrator, String encryption) throws SQLException {
        administrator.execute("ALTER SYSTEM SET ssl = " + encryption);
        administrator.ask("SELECT pg_reload_conf()");
        Deadline.in(BOUND)
                .await(
                        "ssl to be " + encryption,
                        () -> {
                            try {
                                return administrator.ask("SHOW ssl").equals(encryption);
                            } catch (SQLException notNow) {
                                return false;
                            }
                        });
    }
}
