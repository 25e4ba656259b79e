/// What is added to the functions' package before it is deployed.
@NullMarked
package dev.holdfast.infra.pack;

import org.jspecify.annotations.NullMarked;
