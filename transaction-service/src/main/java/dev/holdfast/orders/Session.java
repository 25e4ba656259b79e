package dev.holdfast.orders;

import java.time.Instant;

/// What a caller keeps for a while.
///
/// @param data text that only the caller understands, at most 32,768 characters
/// @param expires from then on it is gone, whole seconds
public record Session(SessionKey key, String data, Instant expires) {

    public static final int MOST = 32_768;

    /// @throws IllegalArgumentException if the data is too large
    public Session {
        if (data.length() > MOST) {
            throw new IllegalArgumentException("A session has at most 32768 characters of data.");
        }
    }
}
