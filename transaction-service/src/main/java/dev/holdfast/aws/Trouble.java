package dev.holdfast.aws;

import io.smallrye.mutiny.TimeoutException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ReplicatedWriteConflictException;

/// Why a service of AWS did not do what was asked. None of these says that it did not happen.
public enum Trouble {
    /// No answer within the bound.
    TIMED_OUT("did not answer in time"),
    /// Another region was changing the same item.
    CONFLICT("was changing the same item in another region"),
    /// More was asked than it grants at the moment.
    THROTTLED("asks for fewer requests"),
    /// It failed by itself.
    BROKEN("failed"),
    /// It cannot be reached, or the connection broke.
    UNREACHABLE("could not be reached"),
    /// It does not accept the request: access, names or content are wrong.
    REFUSED("refused the request"),
    /// Not sent at all: too much is under way, or the service failed too often just now.
    HELD_BACK("was not asked, because of what went before");

    private static final int SERVER_ERROR = 500;

    private final String sentence;

    Trouble(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    /// Whether it is a service's or the way to it that failed, and not this program.
    static boolean causes(Throwable failure) {
        return failure instanceof SdkException
                || failure instanceof TimeoutException
                || failure instanceof FaultToleranceException;
    }

    static Trouble of(Throwable failure) {
        return switch (failure) {
            case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> TIMED_OUT;
            case TimeoutException _ -> TIMED_OUT;
            case org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException _ -> TIMED_OUT;
            case FaultToleranceException _ -> HELD_BACK;
            case ReplicatedWriteConflictException _ -> CONFLICT;
            case AwsServiceException answered -> ofAnswer(answered);
            default -> UNREACHABLE;
        };
    }

    private static Trouble ofAnswer(AwsServiceException answered) {
        if (answered.isThrottlingException()) {
            return THROTTLED;
        }
        return answered.statusCode() >= SERVER_ERROR ? BROKEN : REFUSED;
    }
}
