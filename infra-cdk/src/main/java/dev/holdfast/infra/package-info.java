/// The CDK app: what is deployed, under which names, into which two regions.
@NullMarked
package dev.holdfast.infra;

import org.jspecify.annotations.NullMarked;
