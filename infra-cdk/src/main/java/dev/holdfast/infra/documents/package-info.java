/// Buckets: documents, audit records, configuration, and what S3 logs about them.
@NullMarked
package dev.holdfast.infra.documents;

import org.jspecify.annotations.NullMarked;
