/// Typed configuration, and the wiring of rooms, flows, doors and plugs. Nobody imports it.
@NullMarked
package dev.holdfast.boot;

import org.jspecify.annotations.NullMarked;
