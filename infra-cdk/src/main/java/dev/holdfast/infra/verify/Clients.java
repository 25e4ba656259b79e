package dev.holdfast.infra.verify;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/// AWS, seen from each region. Credentials come from where every AWS tool looks for them.
public final class Clients implements AutoCloseable {
    private final SdkHttpClient http;
    private final Endpoints endpoints;
    private final ClientOverrideConfiguration bound;

    /// Where a service is, if it is not where AWS has it.
    @FunctionalInterface
    public interface Endpoints {
        Optional<URI> of(String service, String region);
    }

    /// @param endpoints none but in tests
    /// @param timeout the bound of one request with its repeats
    public Clients(Endpoints endpoints, Duration timeout) {
        this.endpoints = endpoints;
        this.http = UrlConnectionHttpClient.builder().connectionTimeout(timeout).build();
        this.bound = ClientOverrideConfiguration.builder().apiCallTimeout(timeout).build();
    }

    RdsClient rds(String region) {
        return built(RdsClient.builder(), "rds", region);
    }

    public CloudWatchClient cloudWatch(String region) {
        return built(CloudWatchClient.builder(), "cloudwatch", region);
    }

    DynamoDbClient dynamoDb(String region) {
        return built(DynamoDbClient.builder(), "dynamodb", region);
    }

    SsmClient ssm(String region) {
        return built(SsmClient.builder(), "ssm", region);
    }

    LambdaClient lambda(String region) {
        return built(LambdaClient.builder(), "lambda", region);
    }

    S3Client s3(String region) {
        return built(S3Client.builder().forcePathStyle(isElsewhere(region)), "s3", region);
    }

    private boolean isElsewhere(String region) {
        return endpoints.of("s3", region).isPresent();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(
            B builder, String service, String region) {
        builder.region(Region.of(region)).httpClient(http).overrideConfiguration(bound);
        endpoints.of(service, region).ifPresent(builder::endpointOverride);
        return builder.build();
    }

    @Override
    public void close() {
        http.close();
    }
}
