package dev.holdfast.architecture.broken.util;

public final class Handy {}
