/// The load generator: Gatling, and a ledger of everything that it asks for and is told.
@NullMarked
package dev.holdfast.loadtest;

import org.jspecify.annotations.NullMarked;
