/// What was synthesised, told to people: tables, costs and a picture. Reads a cloud assembly, and
/// knows nothing of the constructs that made it.
@NullMarked
package dev.holdfast.infra.report;

import org.jspecify.annotations.NullMarked;
