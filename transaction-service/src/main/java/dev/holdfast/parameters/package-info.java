/// How the regions' parameters are kept equal: [ReconcileRules] decide, [ReplicateParameters] acts.
@NullMarked
package dev.holdfast.parameters;

import org.jspecify.annotations.NullMarked;
