/// What operators and their machines look at: health, metrics and one log line for every change.
@NullMarked
package dev.holdfast.operations;

import org.jspecify.annotations.NullMarked;
