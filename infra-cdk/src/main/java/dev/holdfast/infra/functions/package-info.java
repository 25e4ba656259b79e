/// The functions, all from one artefact, each with a role of its own.
@NullMarked
package dev.holdfast.infra.functions;

import org.jspecify.annotations.NullMarked;
