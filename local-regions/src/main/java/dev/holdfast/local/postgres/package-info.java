/// Real PostgreSQL servers: a primary in one region, its streaming standby in the other.
@NullMarked
package dev.holdfast.local.postgres;

import org.jspecify.annotations.NullMarked;
