package dev.holdfast.lambda;

import dev.holdfast.recovery.ReadRole;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/// Passes a request of API Gateway's to the very resources that the service has, over this
/// process's own port. What operates a region is not among them: a takeover outlives an invocation,
/// and has a workflow.
@Singleton
final class PassToApi {

    /// No part of it begins with a dot, plain or encoded: whoever resolves `..` afterwards must not
    /// come out elsewhere. Nothing but visible ASCII: it becomes the first line of a request, and
    /// must not become two.
    private static final Pattern OPEN =
            Pattern.compile(
                    "/v1/(accounts|transactions|orders|sessions)"
                            + "(/[!-~&&[^./?%]][!-~&&[^/?]]*)*([?][!-~]*)?");

    /// What belongs to one connection, and not to the request.
    private static final Pattern OF_THE_CONNECTION =
            Pattern.compile(
                    "connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding"
                            + "|upgrade",
                    Pattern.CASE_INSENSITIVE);

    private static final int NOT_FOUND = 404;

    private final HttpClient client;
    private final ReadRole role;

    PassToApi(Vertx vertx, ReadRole role) {
        this.client = vertx.createHttpClient();
        this.role = role;
    }

    /// The answer, whatever it is. If the role cannot be found out the service answers as a
    /// standby.
    Uni<Object> pass(Input.ApiRequest request) {
        if (!isOpen(request.target())) {
            return Uni.createFrom().item(answer(NOT_FOUND, Map.of(), ""));
        }
        return role.run()
                .onFailure()
                .recoverWithNull()
                .chain(() -> UniHelper.toUni(sent(request).compose(PassToApi::answer)));
    }

    static boolean isOpen(String target) {
        return OPEN.matcher(target).matches();
    }

    private Future<HttpClientResponse> sent(Input.ApiRequest request) {
        return client.request(
                        HttpMethod.valueOf(request.method()), port(), "127.0.0.1", request.target())
                .compose(outgoing -> send(outgoing, request));
    }

    private static Future<HttpClientResponse> send(
            HttpClientRequest outgoing, Input.ApiRequest request) {
        for (Input.Header header : request.headers()) {
            if (!OF_THE_CONNECTION.matcher(header.name()).matches()) {
                outgoing.headers().add(header.name(), header.value());
            }
        }
        return outgoing.send(Buffer.buffer(request.body()));
    }

    /// Known once the server listens.
    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    }

    private static Future<Object> answer(HttpClientResponse response) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : response.headers().names()) {
            if (!OF_THE_CONNECTION.matcher(name).matches()) {
                headers.put(name, response.headers().getAll(name));
            }
        }
        return response.body()
                .map(body ->
                        answer(
                                response.statusCode(),
                                headers,
                                body.toString(StandardCharsets.UTF_8)));
    }

    private static Object answer(int status, Map<String, List<String>> headers, String body) {
        return Map.of(
                "statusCode", status,
                "multiValueHeaders", headers,
                "body", body,
                "isBase64Encoded", false);
    }
}
