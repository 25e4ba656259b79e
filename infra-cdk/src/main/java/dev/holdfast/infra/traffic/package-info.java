/// DNS: which region a client reaches, by health alone.
@NullMarked
package dev.holdfast.infra.traffic;

import org.jspecify.annotations.NullMarked;
