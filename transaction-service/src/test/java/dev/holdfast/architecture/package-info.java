/// The walls of the house and the rules of its code, as tests. `broken` is a house that breaks each
/// wall, so that a wall that stands for nothing would be noticed.
package dev.holdfast.architecture;
