/// The service as containers behind a load balancer.
@NullMarked
package dev.holdfast.infra.container;

import org.jspecify.annotations.NullMarked;
