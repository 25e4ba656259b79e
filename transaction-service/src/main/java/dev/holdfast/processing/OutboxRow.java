package dev.holdfast.processing;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.Payload;
import dev.holdfast.journal.RowId;

/// One committed batch that is not yet known to be in the journal.
///
/// @param order drawn from a sequence after the batch held its locks: of two batches that touch the
///   same thing, the later has the higher number
/// @param decisions encoded; enough to apply them again, and to take them back
public record OutboxRow(RowId id, long order, Payload decisions) {

    public CarriedRow carried() {
        return new CarriedRow(id, decisions);
    }
}
