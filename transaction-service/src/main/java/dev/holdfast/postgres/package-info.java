/// The ledger in PostgreSQL: implements the stores of processing and recovery. What a transaction
/// may see and hold is said by the functions of the migration; this room sends, maps and names
/// failures.
@NullMarked
package dev.holdfast.postgres;

import org.jspecify.annotations.NullMarked;
