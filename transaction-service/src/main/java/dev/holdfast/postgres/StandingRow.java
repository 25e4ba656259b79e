package dev.holdfast.postgres;

import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Payload;
import dev.holdfast.journal.Position;
import dev.holdfast.journal.RowId;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.Standing;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Gate;
import dev.holdfast.region.RegionName;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;

/// Where the database stands, and outbox rows, as they are read.
final class StandingRow {

    static final String COLUMNS =
            """
            r.epoch AS reign_epoch, r.region, r.open, p.epoch, p.sequence, p.hash,
            NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off' AS writable
            """;

    static final String SELECT =
            "SELECT " + COLUMNS + " FROM database_reign r CROSS JOIN journal_position p";

    private StandingRow() {}

    static Standing first(RowSet<Row> rows) {
        return read(rows.iterator().next());
    }

    static Standing read(Row row) {
        Gate gate =
                new Gate(
                        new Epoch(row.getLong("reign_epoch")),
                        new RegionName(row.getString("region")),
                        row.getBoolean("open"));
        Position position = new Position(new Epoch(row.getLong("epoch")), row.getLong("sequence"));
        EntryHash hash = EntryHash.of(row.getBuffer("hash").getBytes());
        return new Standing(gate, position, hash, row.getBoolean("writable"));
    }

    static OutboxRow outbox(Row row) {
        return new OutboxRow(
                new RowId(row.getUUID("id")),
                row.getLong("order_number"),
                Payload.of(row.getBuffer("decisions").getBytes()));
    }
}
