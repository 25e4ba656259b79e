package dev.holdfast.architecture.broken.http;

/// Is answered as JSON, and a native executable is not told of it.
public record ForgottenView(String name, Part part) {

    public record Part(String name) {}
}
