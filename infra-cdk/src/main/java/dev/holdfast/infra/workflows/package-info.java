/// The state machines, defined once in the repository's folder workflows.
@NullMarked
package dev.holdfast.infra.workflows;

import org.jspecify.annotations.NullMarked;
