package dev.holdfast.http;

import dev.holdfast.ledger.IdempotencyKey;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who asks, and under which key.
final class Caller {

    static final String KEY = "Idempotency-Key";

    private Caller() {}

    /// The key of a request: its scope is the token's subject, so callers cannot see or meet each
    /// other's.
    static IdempotencyKey key(SecurityContext security, List<String> headers) {
        if (headers.size() > 1) {
            throw new BadInput(KEY, "The header must be there once.");
        }
        if (headers.isEmpty() || headers.getFirst().isEmpty()) {
            throw new BadInput(
                    KEY, "The header is missing. A repeat of a request needs the same key.");
        }
        return key(subject(security), KEY, headers.getFirst());
    }

    static IdempotencyKey key(String subject, String field, String value) {
        try {
            return new IdempotencyKey(subject, value);
        } catch (IllegalArgumentException wrong) {
            throw new BadInput(field, String.valueOf(wrong.getMessage()));
        }
    }

    static String subject(SecurityContext security) {
        Principal principal = security.getUserPrincipal();
        String subject = principal instanceof JsonWebToken token ? token.getSubject() : null;
        if (subject == null || subject.isEmpty() || subject.length() > IdempotencyKey.MAX_LENGTH) {
            throw forbidden("The token must name a subject of 1 to 128 characters.");
        }
        if (!IdempotencyKey.isForCallers(subject)) {
            throw forbidden("The token's subject is one that this service keeps for itself.");
        }
        return subject;
    }

    private static Refusal forbidden(String why) {
        return new Refusal(Problem.of(ProblemType.FORBIDDEN, why));
    }
}
