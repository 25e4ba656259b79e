package dev.holdfast.aws;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.names.Names;
import io.quarkus.credentials.CredentialsProvider;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;

/// User and password of the database, from the region's own copy of a secret. They are asked for
/// when a connection is made: a new password counts from the next connection on.
///
/// Fails with [ControlUnavailable], or with an [IllegalStateException] if the secret is not what it
/// should be.
public final class SecretCredentials implements CredentialsProvider {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final SecretsManagerAsyncClient client;
    private final String secret;
    private final Requests requests;

    /// @param secret its name or ARN
    /// @param timeout the bound of one request
    public SecretCredentials(SecretsManagerAsyncClient client, String secret, Duration timeout) {
        this.client = client;
        this.secret = secret;
        this.requests =
                new Requests(timeout, cause -> ControlUnavailable.of("Secrets Manager", cause));
    }

    /// For drivers that block.
    @Override
    public Map<String, String> getCredentials(String provider) {
        return getCredentialsAsync(provider).await().indefinitely();
    }

    @Override
    public Uni<Map<String, String>> getCredentialsAsync(String provider) {
        GetSecretValueRequest get =
                GetSecretValueRequest.builder()
                        .secretId(secret)
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.send(() -> client.getSecretValue(get))
                .map(found -> read(found.secretString()));
    }

    /// What the secret holds must not end in a log: neither the text nor what a parser says of it.
    private Map<String, String> read(String text) {
        try {
            JsonNode found = JSON.readTree(text);
            return Map.of(
                    USER_PROPERTY_NAME, found.required(Names.SECRET_USER).asText(),
                    PASSWORD_PROPERTY_NAME, found.required(Names.SECRET_PASSWORD).asText());
        } catch (JacksonException | IllegalArgumentException hidden) {
            throw new IllegalStateException(
                    "The secret %s is no JSON with %s and %s."
                            .formatted(secret, Names.SECRET_USER, Names.SECRET_PASSWORD));
        }
    }
}
