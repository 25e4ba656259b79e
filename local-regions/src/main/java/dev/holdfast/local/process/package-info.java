/// Operating system processes: started in sessions of their own, recorded, signalled, swept up.
@NullMarked
package dev.holdfast.local.process;

import org.jspecify.annotations.NullMarked;
