package dev.holdfast.http;

import org.jspecify.annotations.Nullable;

/// A request that cannot be understood. Nothing was submitted.
final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final @Nullable String field;

    /// @param field the field, header or parameter at fault; null if it is the whole body
    /// @param reason a full sentence that the caller may be shown
    BadInput(@Nullable String field, String reason) {
        super(reason, null, false, false);
        this.field = field;
    }

    Problem problem() {
        String reason = getMessage() == null ? "" : getMessage();
        Problem problem = Problem.of(ProblemType.INVALID_REQUEST, reason);
        return field == null ? problem : problem.inField(field);
    }
}
