package dev.holdfast.http;

import dev.holdfast.region.Epoch;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// Builds responses.
final class Answers {

    private static final MediaType PROBLEM = MediaType.valueOf(Problem.MEDIA_TYPE);

    private Answers() {}

    static RestResponse<Object> of(Answer answer) {
        ResponseBuilder<Object> response = start(answer.status(), answer.body());
        if (answer.epoch().isPresent()) {
            response.header(RegionHeaders.EPOCH, epoch(answer.epoch().get()));
        }
        if (answer.retryAfterSeconds() > 0) {
            response.header("Retry-After", answer.retryAfterSeconds());
        }
        return response.build();
    }

    static RestResponse<Object> of(Problem problem) {
        return start(problem.status(), problem).build();
    }

    private static ResponseBuilder<Object> start(int status, Object body) {
        ResponseBuilder<Object> response = ResponseBuilder.create(status, null).entity(body);
        return body instanceof Problem
                ? response.type(PROBLEM)
                : response.type(MediaType.APPLICATION_JSON_TYPE);
    }

    private static String epoch(Epoch epoch) {
        return Long.toString(epoch.value());
    }
}
