/// The way in: API gateway, its names and certificate, and the firewall before it.
@NullMarked
package dev.holdfast.infra.api;

import org.jspecify.annotations.NullMarked;
