package dev.holdfast.postgres;

/// How a replica is asked how far it is behind: it depends on who replicates.
public enum Replicas {

    /// Physical streaming replication. Only members of pg_read_all_stats see the status and when
    /// something was heard; others see that there is a receiver.
    STREAMING(
            """
            SELECT NOT pg_is_in_recovery() AS writable, r.streaming,
                   CASE WHEN NOT r.streaming THEN NULL
                        WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
                        ELSE (extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())
                              * 1000)::bigint END AS lag,
                   (extract(epoch FROM clock_timestamp() - r.heard) * 1000)::bigint AS silence
            FROM (SELECT count(*) > 0 AS streaming, max(last_msg_receipt_time) AS heard
                  FROM pg_stat_wal_receiver WHERE coalesce(status, 'streaming') = 'streaming') r
            """),

    /// An Aurora global database, whose storage replicates. The lag is that of the replica that is
    /// the furthest behind, because a reader endpoint leads to any of them. See
    /// [aurora_global_db_instance_status](https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora_global_db_instance_status.html).
    AURORA(
            """
            SELECT NOT pg_is_in_recovery() AS writable, count(*) > 0 AS streaming,
                   ceil(max(s.visibility_lag_in_msec))::bigint AS lag, 0::bigint AS silence
            FROM aurora_global_db_instance_status() s
            WHERE s.session_id <> 'MASTER_SESSION_ID' AND s.visibility_lag_in_msec IS NOT NULL
            """);

    private final String sql;

    Replicas(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
