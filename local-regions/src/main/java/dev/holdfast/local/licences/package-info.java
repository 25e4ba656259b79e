/// What the artefacts are made of, and under which licences.
@NullMarked
package dev.holdfast.local.licences;

import org.jspecify.annotations.NullMarked;
