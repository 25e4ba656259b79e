/// The global tables of DynamoDB: journal, orders, sessions.
@NullMarked
package dev.holdfast.infra.tables;

import org.jspecify.annotations.NullMarked;
