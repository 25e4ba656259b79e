package dev.holdfast.architecture.broken.http;

public final class Prints {

    void print() {
        System.out.println();
    }
}
