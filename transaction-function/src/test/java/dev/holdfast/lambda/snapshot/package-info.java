/// Stands for the part of AWS's Java runtime that tells a process of its snapshot, in the form in
/// which `org.crac` looks for such a part.
@NullMarked
package dev.holdfast.lambda.snapshot;

import org.jspecify.annotations.NullMarked;
