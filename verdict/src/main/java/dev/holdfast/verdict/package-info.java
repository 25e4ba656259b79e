/// What a client wrote down, and what follows from it and from the answers of the surviving region.
/// Pure: no clock, no input or output.
@NullMarked
package dev.holdfast.verdict;

import org.jspecify.annotations.NullMarked;
