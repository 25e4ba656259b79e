package dev.holdfast.local.network;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// The state that all connections of a link pass through, one chunk at a time.
final class LinkGate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile LinkState state = LinkState.OPEN;
    private volatile long delayNanos;

    LinkState state() {
        return state;
    }

    void delay(Duration delay) {
        delayNanos = delay.toNanos();
    }

    void enter(LinkState next) {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns when the chunk may go on; fails when the link is cut. While the link swallows
    /// everything this waits for as long as the drill wants: every end of the link bounds its own.
    void pass() throws IOException {
        if (state == LinkState.BLACK_HOLE) {
            awaitChange();
        }
        if (delayNanos > 0) {
            LockSupport.parkNanos(delayNanos);
        }
        if (state == LinkState.CUT) {
            throw new IOException("The link is cut.");
        }
    }

    private void awaitChange() {
        lock.lock();
        try {
            while (state == LinkState.BLACK_HOLE) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
