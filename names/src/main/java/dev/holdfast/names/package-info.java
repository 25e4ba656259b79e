/// The names on which the service and its deployment have to agree.
@NullMarked
package dev.holdfast.names;

import org.jspecify.annotations.NullMarked;
