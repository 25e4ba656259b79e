/// Alarms, who gets them, and a dashboard that shows both regions.
@NullMarked
package dev.holdfast.infra.watch;

import org.jspecify.annotations.NullMarked;
