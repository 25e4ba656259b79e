package dev.holdfast.local.network;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// The real SDK clients for what stands for services of AWS here: as an administrator's, past every
/// link that a drill cuts.
public final class AwsClients {
    private static final Duration BOUND = Duration.ofSeconds(5);

    private AwsClients() {}

    /// A client that waits for its answers.
    ///
    /// @param builder of the service's client, such as `SsmClient.builder()`
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C blocking(
            B builder, URI endpoint) {
        builder.httpClientBuilder(UrlConnectionHttpClient.builder());
        return at(builder, endpoint).build();
    }

    /// A client like those of the service.
    public static <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C>
            C asynchronous(B builder, URI endpoint) {
        return at(builder, endpoint).build();
    }

    /// Nobody here looks at credentials, nor at the region.
    private static <B extends AwsClientBuilder<B, C>, C> B at(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(o -> o.apiCallAttemptTimeout(BOUND));
    }
}
