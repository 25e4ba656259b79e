package dev.holdfast.local.tokens;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// Who may do what, and for how long.
public record TokenRequest(String subject, Set<Role> roles, Duration lifetime) {
    private static final Duration LONGEST = Duration.ofDays(30);

    public TokenRequest {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("A token needs a subject.");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("A token needs at least one role.");
        }
        if (!lifetime.isPositive() || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A token lives for more than nothing and at most 30 days.");
        }
        roles = EnumSet.copyOf(roles);
    }
}
