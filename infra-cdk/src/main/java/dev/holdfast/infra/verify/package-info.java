/// Whether both regions are what was synthesised, and in sync. It asks AWS and the service, and
/// changes nothing.
@NullMarked
package dev.holdfast.infra.verify;

import org.jspecify.annotations.NullMarked;
