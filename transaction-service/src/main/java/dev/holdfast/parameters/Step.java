package dev.holdfast.parameters;

import java.util.Optional;

/// What brings the two copies of one parameter closer together. Each is safe to repeat.
public sealed interface Step {

    String name();

    Action action();

    /// Write down, in both regions, that these versions say the same.
    record Agree(StoredParameter active, StoredParameter standby) implements Step {
        @Override
        public String name() {
            return active.name();
        }

        @Override
        public Action action() {
            return Action.AGREED;
        }
    }

    /// Give one region what the other one says.
    ///
    /// @param replaced the copy that is there
    record Copy(StoredParameter source, Side to, Optional<StoredParameter> replaced, Action action)
            implements Step {
        @Override
        public String name() {
            return source.name();
        }
    }

    /// Remove the standby's copy. The active region's is never removed.
    record Delete(StoredParameter gone) implements Step {
        @Override
        public String name() {
            return gone.name();
        }

        @Override
        public Action action() {
            return Action.DELETED;
        }
    }
}
