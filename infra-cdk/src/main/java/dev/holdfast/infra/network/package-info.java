/// A private network in each region, and the way from one to the other.
@NullMarked
package dev.holdfast.infra.network;

import org.jspecify.annotations.NullMarked;
