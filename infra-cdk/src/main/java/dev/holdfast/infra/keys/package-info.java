/// The keys that data is encrypted with, where the profile asks for keys of one's own.
@NullMarked
package dev.holdfast.infra.keys;

import org.jspecify.annotations.NullMarked;
