/// A stand-in for Route 53: a real DNS server whose answer follows health checks.
@NullMarked
package dev.holdfast.local.dns;

import org.jspecify.annotations.NullMarked;
