/// The drills' load on other systems, for comparison. Nothing else uses it.
@NullMarked
package dev.holdfast.local.compare;

import org.jspecify.annotations.NullMarked;
