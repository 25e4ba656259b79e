/// What orders need in each region: S3Mock for documents, and ElasticMQ for the queue.
@NullMarked
package dev.holdfast.local.orders;

import org.jspecify.annotations.NullMarked;
