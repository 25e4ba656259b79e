/// DynamoDB Local as the stand-in for the journal's global table, which three regions would hold.
@NullMarked
package dev.holdfast.local.journal;

import org.jspecify.annotations.NullMarked;
