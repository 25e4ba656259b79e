/// What the log is: positions, entries, their encoding and their hash chain. Pure: no clock, no
/// randomness, no input or output.
@NullMarked
package dev.holdfast.journal;

import org.jspecify.annotations.NullMarked;
