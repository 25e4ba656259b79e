package dev.holdfast.aws;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;

/// The real SDK clients over HTTP, as the service has them: asynchronous and without own retries.
final class Clients {

    /// Far more than any answer needs here, so that only what never answers runs into it.
    static final Duration PATIENT = Duration.ofSeconds(20);

    private static final AwsCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    /// Shared, because each takes seconds to close.
    private static final SdkAsyncHttpClient HTTP = NettyNioAsyncHttpClient.create();

    private Clients() {}

    static DynamoDbAsyncClient dynamo(URI endpoint) {
        return built(DynamoDbAsyncClient.builder(), endpoint);
    }

    static SsmAsyncClient parameters(URI endpoint) {
        return built(SsmAsyncClient.builder(), endpoint);
    }

    static S3AsyncClient documents(URI endpoint) {
        return built(S3AsyncClient.builder().forcePathStyle(true), endpoint);
    }

    static SqsAsyncClient queues(URI endpoint) {
        return built(SqsAsyncClient.builder(), endpoint);
    }

    static EventBridgeAsyncClient events(URI endpoint) {
        return built(EventBridgeAsyncClient.builder(), endpoint);
    }

    static RdsAsyncClient rds(URI endpoint) {
        return built(RdsAsyncClient.builder(), endpoint);
    }

    private static <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C> C built(
            B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(ANYBODY)
                .httpClient(HTTP)
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
