/// A stand-in for SSM Parameter Store: it speaks the service's own protocol, so that the real SDK
/// client is what runs against it.
@NullMarked
package dev.holdfast.local.parameters;

import org.jspecify.annotations.NullMarked;
