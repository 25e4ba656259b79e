/// Telling the dashboards of both regions what people have measured.
@NullMarked
package dev.holdfast.infra.record;

import org.jspecify.annotations.NullMarked;
