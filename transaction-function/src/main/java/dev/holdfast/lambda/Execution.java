package dev.holdfast.lambda;

import dev.holdfast.region.ClaimId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// One run of a workflow. Its claim's id derives from its name: a step that is repeated, because
/// nobody heard how it ended, then finds that the claim is its own.
record Execution(String name) {

    private static final int LONGEST = 80;

    Execution {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new InvalidInput("execution: A name has 1 to " + LONGEST + " characters.");
        }
    }

    ClaimId claimId() {
        byte[] text = ("execution/" + name).getBytes(StandardCharsets.UTF_8);
        return new ClaimId(UUID.nameUUIDFromBytes(text));
    }
}
