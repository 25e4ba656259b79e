/// Plugs into AWS: the journal and the reign in a DynamoDB table with multi-Region strong
/// consistency, the parameters in Systems Manager, and the promotion of an Aurora global cluster.
///
/// Every call has a bound, goes out again only when it is subscribed to again, and answers on the
/// thread on which the SDK completes it; nothing here waits on a thread. The clients come from
/// outside. Let the journal's client not retry by itself: the protocol looks before it repeats.
/// Were it to retry all the same, nothing would break: a conditional put that meets its own earlier
/// success answers "condition failed" with an entry whose hash is mine, or a reign with my claim.
@NullMarked
package dev.holdfast.aws;

import org.jspecify.annotations.NullMarked;
