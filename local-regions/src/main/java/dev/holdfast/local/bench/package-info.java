/// The benchmark: the same transfers by different ways into the ledger, side by side in one run.
@NullMarked
package dev.holdfast.local.bench;

import org.jspecify.annotations.NullMarked;
