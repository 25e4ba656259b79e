/// How a command reaches the supervisor that runs the regions.
@NullMarked
package dev.holdfast.local.control;

import org.jspecify.annotations.NullMarked;
