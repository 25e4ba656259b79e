/// Whether the other region could take over now. Each region signs in on a [StatusBoard];
/// [ReadinessRules] compare what both say, and [ValidateReadiness] asks every question, whatever
/// becomes of the others.
@NullMarked
package dev.holdfast.readiness;

import org.jspecify.annotations.NullMarked;
