/// What a transaction is: commands, the rules that decide them, the decisions that are recorded,
/// and what a decision does to accounts. Pure: no clock, no randomness, no input or output.
@NullMarked
package dev.holdfast.ledger;

import org.jspecify.annotations.NullMarked;
