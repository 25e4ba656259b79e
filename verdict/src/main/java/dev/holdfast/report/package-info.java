/// What a run of load has to say, for people and for machines.
@NullMarked
package dev.holdfast.report;

import org.jspecify.annotations.NullMarked;
