/// Load with Gatling on regions that are started for it, or on any deployment, and the verdict.
@NullMarked
package dev.holdfast.local.load;

import org.jspecify.annotations.NullMarked;
