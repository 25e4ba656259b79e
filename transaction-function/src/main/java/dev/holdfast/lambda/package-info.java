/// The service as functions: one entry, which looks at what comes in and hands it to the flows. An
/// invocation may come twice, side by side, and be cut at any point.
@NullMarked
package dev.holdfast.lambda;

import org.jspecify.annotations.NullMarked;
