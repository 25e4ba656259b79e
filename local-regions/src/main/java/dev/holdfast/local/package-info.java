/// Two AWS regions on one computer. Nothing in here is deployed.
@NullMarked
package dev.holdfast.local;

import org.jspecify.annotations.NullMarked;
