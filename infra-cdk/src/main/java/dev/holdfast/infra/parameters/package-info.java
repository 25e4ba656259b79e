/// Parameters in Systems Manager: the role of a region, and what differs between the regions.
@NullMarked
package dev.holdfast.infra.parameters;

import org.jspecify.annotations.NullMarked;
