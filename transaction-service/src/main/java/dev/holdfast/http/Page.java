package dev.holdfast.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Some items of a list, newest first, and how to get the next ones.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Some items of a list, newest first")
public record Page<T>(
        List<T> items,
        @Schema(description = "The `cursor` of the next page; absent at the end")
                @Nullable String next) {}
