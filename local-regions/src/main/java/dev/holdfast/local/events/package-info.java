/// A stand-in for an EventBridge bus: it takes events by the service's own protocol and writes them
/// down; it has no rules, and delivers to nobody.
@NullMarked
package dev.holdfast.local.events;

import org.jspecify.annotations.NullMarked;
