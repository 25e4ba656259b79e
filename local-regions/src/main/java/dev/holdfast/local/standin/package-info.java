/// What every process that stands for a service of AWS has in common.
@NullMarked
package dev.holdfast.local.standin;

import org.jspecify.annotations.NullMarked;
