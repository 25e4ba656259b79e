package dev.holdfast.boot;

import dev.holdfast.aws.SecretCredentials;
import dev.holdfast.names.Names;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;

/// Wires the lookup of the database's password, for processes that are handed none. Nothing of it
/// is made unless `quarkus.datasource.credentials-provider` names it.
final class CredentialPath {

    private final HoldfastConfig config;

    CredentialPath(HoldfastConfig config) {
        this.config = config;
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
