/// Backups, and their copies in the other region.
@NullMarked
package dev.holdfast.infra.backup;

import org.jspecify.annotations.NullMarked;
