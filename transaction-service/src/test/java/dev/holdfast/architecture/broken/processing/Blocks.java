package dev.holdfast.architecture.broken.processing;

import io.smallrye.mutiny.Uni;

public final class Blocks {

    String await(Uni<String> later) {
        return later.await().indefinitely();
    }

    void sleep() throws InterruptedException {
        Thread.sleep(1);
    }
}
