/// What orders need in each region: S3Mock for documents, ElasticMQ for the queue, and a bus.
@NullMarked
package dev.holdfast.local.orders;

import org.jspecify.annotations.NullMarked;
