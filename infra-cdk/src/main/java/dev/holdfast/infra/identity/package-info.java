/// Roles that one region lends to the other.
@NullMarked
package dev.holdfast.infra.identity;

import org.jspecify.annotations.NullMarked;
