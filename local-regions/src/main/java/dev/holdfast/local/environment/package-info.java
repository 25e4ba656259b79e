/// What one environment is made of, where it keeps its files, and how its two regions are built.
@NullMarked
package dev.holdfast.local.environment;

import org.jspecify.annotations.NullMarked;
