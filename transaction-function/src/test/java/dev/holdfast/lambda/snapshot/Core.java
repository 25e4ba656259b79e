package dev.holdfast.lambda.snapshot;

import java.util.ArrayList;
import java.util.List;

/// Tells everybody who registered, in the order that AWS promises: before the snapshot from the
/// last to the first, after it from the first to the last.
public final class Core {

    private static final Registered REGISTERED = new Registered();

    private Core() {}

    public static Context<Resource> getGlobalContext() {
        return REGISTERED;
    }

    /// As the original declares it: each resource may fail as it likes.
    public static void checkpointRestore() throws Exception {
        REGISTERED.beforeCheckpoint(REGISTERED);
        REGISTERED.afterRestore(REGISTERED);
    }

    private static final class Registered extends Context<Resource> {

        private final List<Resource> all = new ArrayList<>();

        @Override
        public synchronized void register(Resource resource) {
            all.add(resource);
        }

        @Override
        public synchronized void beforeCheckpoint(Context<? extends Resource> context)
                throws Exception {
            for (Resource each : all.reversed()) {
                each.beforeCheckpoint(this);
            }
        }

        @Override
        public synchronized void afterRestore(Context<? extends Resource> context)
                throws Exception {
            for (Resource each : all) {
                each.afterRestore(this);
            }
        }
    }
}
