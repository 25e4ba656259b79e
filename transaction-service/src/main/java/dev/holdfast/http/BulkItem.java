package dev.holdfast.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What became of one transaction of a bulk: what it would have been answered alone.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What became of one transaction of a bulk")
public record BulkItem(
        @Schema(description = "The HTTP status that it would have had alone", examples = "201")
                int status,
        @Nullable TransactionView transaction,
        @Nullable Problem problem) {

    static BulkItem of(Problem problem) {
        return new BulkItem(problem.status(), null, problem);
    }
}
