/// What an account can have only once.
@NullMarked
package dev.holdfast.infra.account;

import org.jspecify.annotations.NullMarked;
