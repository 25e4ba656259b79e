/// Events: the bus, its endpoint across regions, archives and rules.
@NullMarked
package dev.holdfast.infra.events;

import org.jspecify.annotations.NullMarked;
