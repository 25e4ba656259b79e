package dev.holdfast.http;

import dev.holdfast.orders.PartUnavailable;
import dev.holdfast.processing.StoreFailure;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Turns everything that ends a request early into a problem, without stack traces.
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String CHALLENGE = "WWW-Authenticate";

    @ServerExceptionMapper
    RestResponse<Object> badInput(BadInput bad) {
        return Answers.of(bad.problem());
    }

    @ServerExceptionMapper
    RestResponse<Object> refusal(Refusal refusal) {
        return Answers.of(refusal.problem());
    }

    /// Without a token.
    @ServerExceptionMapper(UnauthorizedException.class)
    RestResponse<Object> noToken() {
        return challenged(
                Problem.of(ProblemType.UNAUTHENTICATED, "Send a token: Authorization: Bearer …"),
                "Bearer realm=\"holdfast\"");
    }

    /// With a token that is expired, forged, from somebody else or for somebody else. Which of
    /// these is not told.
    @ServerExceptionMapper(AuthenticationFailedException.class)
    RestResponse<Object> badToken() {
        return challenged(
                Problem.of(ProblemType.UNAUTHENTICATED, "The token is not valid, or not any more."),
                "Bearer realm=\"holdfast\", error=\"invalid_token\"");
    }

    @ServerExceptionMapper(ForbiddenException.class)
    RestResponse<Object> notAllowed() {
        return challenged(
                Problem.of(ProblemType.FORBIDDEN, "The token's groups do not allow this."),
                "Bearer realm=\"holdfast\", error=\"insufficient_scope\"");
    }

    /// A read that the database did not answer.
    @ServerExceptionMapper
    RestResponse<Object> storeFailure(StoreFailure failure) {
        LOG.debugf("A read failed: %s", failure.getMessage());
        Problem problem =
                Problem.of(ProblemType.UNAVAILABLE, "The database of this region does not answer.");
        return Answers.of(Answer.later(problem, 1));
    }

    /// A table, bucket or queue that did not answer. What was to be written may have been.
    @ServerExceptionMapper
    RestResponse<Object> partUnavailable(PartUnavailable failure, ContainerRequestContext request) {
        LOG.debugf("A request failed: %s", failure.getMessage());
        boolean read = request.getMethod().equals("GET");
        return Answers.of(
                read
                        ? Answer.later(
                                Problem.of(
                                        ProblemType.UNAVAILABLE,
                                        "What the answer is read from does not answer."),
                                1)
                        : Answer.of(
                                Problem.of(
                                        ProblemType.OUTCOME_UNKNOWN,
                                        "Repeat the same request to find out; that is safe.")));
    }

    /// What the framework refuses: path, method, media type, size.
    @ServerExceptionMapper
    RestResponse<Object> refused(WebApplicationException refused) {
        int status = refused.getResponse().getStatus();
        ProblemType type = ProblemType.ofStatus(status);
        if (status >= ProblemType.FIRST_SERVER_ERROR) {
            LOG.error("A request failed", refused);
        }
        RestResponse<Object> answer = Answers.of(Problem.of(type, type.title() + "."));
        String allowed = refused.getResponse().getHeaderString("Allow");
        if (allowed != null) {
            answer.getHeaders().putSingle("Allow", allowed);
        }
        return answer;
    }

    /// What nobody thought of. The log has the details, the caller has not.
    @ServerExceptionMapper
    RestResponse<Object> unexpected(Throwable failure) {
        LOG.error("A request failed", failure);
        return Answers.of(
                Problem.of(ProblemType.INTERNAL, "Repeat it with the same key; that is safe."));
    }

    @ServerResponseFilter
    void nameTheResource(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem) {
            response.setEntity(problem.at(request.getUriInfo().getRequestUri().getRawPath()));
        }
    }

    private static RestResponse<Object> challenged(Problem problem, String challenge) {
        RestResponse<Object> answer = Answers.of(problem);
        answer.getHeaders().putSingle(CHALLENGE, challenge);
        return answer;
    }
}
