package dev.holdfast.architecture.broken.http;

public final class ReadsAWatch {

    long millis() {
        return System.currentTimeMillis();
    }
}
