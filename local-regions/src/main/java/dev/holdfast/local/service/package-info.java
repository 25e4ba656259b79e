/// The transaction service's processes, one in each region.
@NullMarked
package dev.holdfast.local.service;

import org.jspecify.annotations.NullMarked;
