package dev.holdfast.aws;

/// A service that a region is operated with, Systems Manager or RDS, did not do what was asked.
public final class ControlUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Trouble trouble;

    ControlUnavailable(Trouble trouble, String message) {
        super(message);
        this.trouble = trouble;
    }

    private ControlUnavailable(Trouble trouble, String message, Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
    }

    static ControlUnavailable of(String service, Throwable cause) {
        Trouble trouble = Trouble.of(cause);
        return new ControlUnavailable(
                trouble, service + " " + trouble.sentence() + ": " + cause.getMessage(), cause);
    }

    public Trouble trouble() {
        return trouble;
    }
}
