package dev.holdfast.local;

import dev.holdfast.local.environment.Progress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// Runs two regions with stand-ins for the service until it is killed.
public final class StandInSupervisor {
    private StandInSupervisor() {}

    public static void main(String[] arguments) throws InterruptedException {
        LocalRegions.start(StandIns.settings(Path.of(arguments[0])), Progress.silent());
        System.out.println("ready");
        new CountDownLatch(1).await();
    }
}
