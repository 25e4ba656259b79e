/// A client of the API: it asks, writes down what it asks for and is told, and looks everything up
/// afterwards.
@NullMarked
package dev.holdfast.client;

import org.jspecify.annotations.NullMarked;
