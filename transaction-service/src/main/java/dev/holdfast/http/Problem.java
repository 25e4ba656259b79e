package dev.holdfast.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Rejection;
import dev.holdfast.region.RegionName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An error as RFC 9457 has it, with the members that this API adds.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An error (RFC 9457)")
public record Problem(
        @Schema(
                        description = "Tells kinds of problems apart; stable",
                        examples = "https://holdfast.dev/problems/insufficient-funds")
                String type,
        @Schema(description = "The kind in words", examples = "The ledger refused this")
                String title,
        @Schema(description = "The HTTP status", examples = "422") int status,
        @Schema(
                        description = "What is wrong this time",
                        examples = "The debit account would go below its overdraft limit.")
                String detail,
        @Schema(description = "What was requested", examples = "/v1/transactions")
                @Nullable String instance,
        @Schema(description = "Whether the same request, with the same key, may go through later")
                boolean retryable,
        @Schema(description = "The field, header or parameter at fault", examples = "amount")
                @Nullable String field,
        @Schema(description = "Why the ledger refused", examples = "INSUFFICIENT_FUNDS")
                @Nullable String code,
        @Schema(
                        description =
                                "True if the refusal is a recorded outcome: this key gets it for ever")
                @Nullable Boolean recorded,
        @Schema(description = "The transaction that was refused, or that has the key")
                @Nullable String transactionId,
        @Schema(description = "The region that accepts transactions", examples = "us-west-2")
                @Nullable String activeRegion) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "https://holdfast.dev/problems/";
    private static final int UNPROCESSABLE = 422;

    static Problem of(ProblemType type, String detail) {
        return new Problem(
                TYPES + type.slug(),
                type.title(),
                type.status(),
                detail,
                null,
                type.isRetryable(),
                null,
                null,
                null,
                null,
                null);
    }

    /// A refusal by the ledger's rules. What the path names and does not exist is a 404.
    static Problem rejected(Rejection reason, DecisionId decision) {
        String slug = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem(
                TYPES + slug,
                "The ledger refused this",
                status(reason),
                reason.sentence(),
                null,
                false,
                null,
                reason.name(),
                true,
                decision.toString(),
                null);
    }

    private static int status(Rejection reason) {
        return switch (reason) {
            case UNKNOWN_ACCOUNT -> ProblemType.UNKNOWN_ACCOUNT.status();
            case UNKNOWN_TRANSACTION -> ProblemType.UNKNOWN_TRANSACTION.status();
            case UNKNOWN_DEBIT_ACCOUNT,
                    UNKNOWN_CREDIT_ACCOUNT,
                    CURRENCY_MISMATCH,
                    INSUFFICIENT_FUNDS,
                    BALANCE_OUT_OF_RANGE,
                    NOT_REVERSIBLE,
                    ALREADY_REVERSED,
                    LIMIT_BELOW_USE ->
                    UNPROCESSABLE;
        };
    }

    Problem inField(String at) {
        return new Problem(
                type,
                title,
                status,
                detail,
                instance,
                retryable,
                at,
                code,
                recorded,
                transactionId,
                activeRegion);
    }

    Problem at(String path) {
        return new Problem(
                type,
                title,
                status,
                detail,
                path,
                retryable,
                field,
                code,
                recorded,
                transactionId,
                activeRegion);
    }

    Problem ofTransaction(DecisionId id) {
        return new Problem(
                type,
                title,
                status,
                detail,
                instance,
                retryable,
                field,
                code,
                recorded,
                id.toString(),
                activeRegion);
    }

    Problem activeIn(RegionName region) {
        return new Problem(
                type,
                title,
                status,
                detail,
                instance,
                retryable,
                field,
                code,
                recorded,
                transactionId,
                region.value());
    }
}
