/// The HTTP API: reads requests strictly, calls the flows, and turns what they reply into answers.
@NullMarked
package dev.holdfast.http;

import org.jspecify.annotations.NullMarked;
