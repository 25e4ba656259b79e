package dev.holdfast.local.postgres;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/// The configuration files of a server. They are written anew for every start as a primary or as a
/// standby, because a base backup brings along those of the other region.
final class PostgresSettings {
    private PostgresSettings() {}

    static void write(DatabaseSite site) throws IOException {
        Files.writeString(site.data().resolve("postgresql.conf"), settings(site));
        Files.writeString(site.data().resolve("pg_hba.conf"), ACCESS);
    }

    static void writePrimary(Path data) throws IOException {
        Files.writeString(data.resolve("postgresql.auto.conf"), "");
        Files.deleteIfExists(data.resolve("standby.signal"));
    }

    static void writeStandby(DatabaseSite site, InetSocketAddress primary, DatabaseSecrets secrets)
            throws IOException {
        String text =
                """
                primary_conninfo = 'host=%s port=%d user=replicator password=%s application_name=%s connect_timeout=2'
                primary_slot_name = '%s'
                """
                        .formatted(
                                primary.getAddress().getHostAddress(),
                                primary.getPort(),
                                secrets.replicator(),
                                site.region(),
                                site.slot());
        Files.writeString(site.data().resolve("postgresql.auto.conf"), text);
        Files.writeString(site.data().resolve("standby.signal"), "");
    }

    private static String settings(DatabaseSite site) {
        String place =
                """
                listen_addresses = '%s'
                port = %d
                cluster_name = 'holdfast-%s'
                """
                        .formatted(site.region().host(), site.port(), site.region());
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        return place + EVERYWHERE + (linux ? LINUX_ONLY : "");
    }

    // With the default of 5 s for wal_retrieve_retry_interval, a promotion right after the loss of
    // the primary stalls for 5 s in a third of the cases. Dynamic shared memory is kept in the data
    // directory because a killed server leaves it behind elsewhere.
    private static final String EVERYWHERE =
            """
            unix_socket_directories = ''
            max_connections = 200
            shared_buffers = 512MB
            dynamic_shared_memory_type = mmap
            fsync = on
            synchronous_commit = on
            wal_level = replica
            wal_keep_size = 256MB
            max_wal_size = 1GB
            max_wal_senders = 10
            max_replication_slots = 10
            max_slot_wal_keep_size = 2GB
            wal_retrieve_retry_interval = 20ms
            wal_receiver_status_interval = 1s
            wal_receiver_timeout = 5s
            wal_sender_timeout = 5s
            hot_standby = on
            hot_standby_feedback = on
            idle_in_transaction_session_timeout = 5s
            tcp_keepalives_idle = 5
            password_encryption = 'scram-sha-256'
            log_line_prefix = '%m [%p] '
            timezone = 'UTC'
            log_timezone = 'UTC'
            """;

    // One syncfs instead of an fsync for each of a thousand files, before every crash recovery.
    private static final String LINUX_ONLY =
            """
            tcp_user_timeout = 5s
            recovery_init_sync_method = syncfs
            """;

    private static final String ACCESS =
            """
            host all         all        127.0.0.0/8 scram-sha-256
            host replication replicator 127.0.0.0/8 scram-sha-256
            """;
}
