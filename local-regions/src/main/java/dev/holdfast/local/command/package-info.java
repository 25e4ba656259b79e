/// One class for each command of the command line.
@NullMarked
package dev.holdfast.local.command;

import org.jspecify.annotations.NullMarked;
