/// The one path of a transaction: batches that decide and commit, and the relay that moves what was
/// committed to the journal, after which it is acknowledged.
@NullMarked
package dev.holdfast.processing;

import org.jspecify.annotations.NullMarked;
