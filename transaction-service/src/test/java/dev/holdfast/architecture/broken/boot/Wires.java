package dev.holdfast.architecture.broken.boot;

public final class Wires {}
