/// Two regions and the journal on one thread, from one seed: the product's own flows over ports
/// that crash, lose, delay and repeat, and an auditor that checks the six invariants after every
/// step.
@NullMarked
package dev.holdfast.simulation;

import org.jspecify.annotations.NullMarked;
