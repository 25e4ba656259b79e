/// The ledger's Aurora global database: one cluster in each region.
@NullMarked
package dev.holdfast.infra.database;

import org.jspecify.annotations.NullMarked;
