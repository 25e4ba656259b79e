package dev.holdfast.parameters;

/// It is not known which region is active, so that nothing may be decided.
public final class NoActiveRegion extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoActiveRegion(String message) {
        super(message);
    }
}
