package dev.holdfast.boot;

import dev.holdfast.aws.SecretCredentials;
import dev.holdfast.names.Names;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;

/// Wires the lookup of the database's password, for processes that are handed none. Nothing of it
/// is made unless `quarkus.datasource.credentials-provider` names it. There is no extension for
/// Secrets Manager, so its client is made here.
final class CredentialPath {

    private final HoldfastConfig config;

    CredentialPath(HoldfastConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    SecretsManagerAsyncClient client() {
        return SecretsManagerAsyncClient.builder()
                .region(Region.of(config.region().name()))
                .httpClientBuilder(AwsHttp.client())
                .build();
    }

    void close(@Disposes SecretsManagerAsyncClient client) {
        client.close();
    }

    @Produces
    @Singleton
    @Named(Names.DATABASE_CREDENTIALS)
    CredentialsProvider credentials(SecretsManagerAsyncClient client) {
        String secret =
                config.database()
                        .secret()
                        .orElseThrow(() ->
                                new IllegalStateException("holdfast.database.secret is not set."));
        return new SecretCredentials(client, secret, config.database().timeout());
    }
}
