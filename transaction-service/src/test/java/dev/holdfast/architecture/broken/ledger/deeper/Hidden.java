package dev.holdfast.architecture.broken.ledger.deeper;

public final class Hidden {}
