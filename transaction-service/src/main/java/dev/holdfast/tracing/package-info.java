/// What a request or an order went through, as spans of OpenTelemetry. Doors say what happens; no
/// flow knows of it.
@NullMarked
package dev.holdfast.tracing;

import org.jspecify.annotations.NullMarked;
