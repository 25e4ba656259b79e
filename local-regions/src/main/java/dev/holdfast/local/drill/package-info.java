/// Drills: a client of their own drives real load through the DNS name, a fault is injected, and
/// every acknowledged transaction is looked up in the surviving region afterwards.
@NullMarked
package dev.holdfast.local.drill;

import org.jspecify.annotations.NullMarked;
