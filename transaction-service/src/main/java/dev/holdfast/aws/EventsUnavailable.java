package dev.holdfast.aws;

/// The event bus did not accept all events, or did not say so. Some may have been published.
public final class EventsUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    EventsUnavailable(String message) {
        super(message);
    }

    private EventsUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    static EventsUnavailable because(Throwable cause) {
        return new EventsUnavailable(
                "The event bus " + Trouble.of(cause).sentence() + ": " + cause.getMessage(), cause);
    }
}
