/// A stand-in for the identity provider: it signs development tokens with a key that is made anew
/// for every environment and never leaves it.
@NullMarked
package dev.holdfast.local.tokens;

import org.jspecify.annotations.NullMarked;
