/// Orders, from being placed to being paid and fulfilled, and the sessions of those who place them.
/// Each stage is one decision and one effect that may be repeated; what was decided is recorded in
/// a table that every region shares.
@NullMarked
package dev.holdfast.orders;

import org.jspecify.annotations.NullMarked;
