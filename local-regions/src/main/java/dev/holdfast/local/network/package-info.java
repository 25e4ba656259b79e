/// Where the two regions are on this computer, and the wires between them.
@NullMarked
package dev.holdfast.local.network;

import org.jspecify.annotations.NullMarked;
