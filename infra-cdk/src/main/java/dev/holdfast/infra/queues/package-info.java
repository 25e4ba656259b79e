/// The queue of orders, and where messages go that nobody could process.
@NullMarked
package dev.holdfast.infra.queues;

import org.jspecify.annotations.NullMarked;
