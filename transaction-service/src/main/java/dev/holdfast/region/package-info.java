/// Who may acknowledge: regions, epochs, reigns, heartbeats, and the rules that turn what a region
/// sees into what it does next. Pure: no clock, no randomness, no input or output.
@NullMarked
package dev.holdfast.region;

import org.jspecify.annotations.NullMarked;
