package dev.holdfast.journal;

import java.util.UUID;

/// Names one outbox row: one committed batch on its way to the journal.
public record RowId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
