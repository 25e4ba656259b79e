/// How a region takes over, one class for each step, and how it decides to. Every step may run
/// twice, by several workers, and resume anywhere.
@NullMarked
package dev.holdfast.recovery;

import org.jspecify.annotations.NullMarked;
