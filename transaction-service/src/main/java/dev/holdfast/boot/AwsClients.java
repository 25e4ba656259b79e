package dev.holdfast.boot;

import io.netty.channel.EventLoopGroup;
import io.quarkus.netty.MainEventLoopGroup;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.ssm.SsmAsyncClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// The clients of AWS's services, all made in one way. Credentials and endpoints come from where
/// every program with AWS's SDK takes them. Each is made when it is used first.
///
/// Without extensions, which take a share of every start: see
/// docs/decisions/0014-aws-clients-without-extensions.md.
@Singleton
final class AwsClients {

    /// A region that cannot be reached is known as such soon. (2 s are the SDK's own.)
    private static final Duration CONNECTING = Duration.ofSeconds(1);

    /// A function that was frozen, or continued from a snapshot, finds no connection that somebody
    /// has closed meanwhile.
    private static final Duration IDLE = Duration.ofSeconds(5);

    /// SQS holds an answer back until there is a message, or for 5 s.
    private static final Duration READING = Duration.ofSeconds(30);

    /// How long a request waits for one of the 50 connections that the SDK opens to one service.
    private static final Duration ACQUIRING = Duration.ofSeconds(2);

    /// DynamoDB's replies are handed on at once: nothing there blocks.
    private static final Executor AT_ONCE = Runnable::run;

    private final Region here;

    AwsClients(HoldfastConfig config) {
        this.here = Region.of(config.region().name());
    }

    /// Connections of all clients. They are served by the threads that serve everybody else's,
    /// which do not end with them, and which Quarkus watches for whoever blocks.
    @Produces
    @Singleton
    SdkAsyncHttpClient http(@MainEventLoopGroup EventLoopGroup threads) {
        return NettyNioAsyncHttpClient.builder()
                .eventLoopGroup(SdkEventLoopGroup.create(threads))
                .connectionAcquisitionTimeout(ACQUIRING)
                .connectionTimeout(CONNECTING)
                .connectionMaxIdleTime(IDLE)
                .readTimeout(READING)
                .build();
    }

    @Produces
    @ApplicationScoped
    DynamoDbAsyncClient dynamo(SdkAsyncHttpClient http) {
        return make(DynamoDbAsyncClient.builder(), here, http, AT_ONCE);
    }

    @Produces
    @ApplicationScoped
    SsmAsyncClient parameters(SdkAsyncHttpClient http) {
        return make(SsmAsyncClient.builder(), here, http, workers());
    }

    @Produces
    @ApplicationScoped
    RdsAsyncClient clusters(SdkAsyncHttpClient http) {
        return make(RdsAsyncClient.builder(), here, http, workers());
    }

    @Produces
    @ApplicationScoped
    S3AsyncClient documents(SdkAsyncHttpClient http) {
        return make(S3AsyncClient.builder(), here, http, workers());
    }

    @Produces
    @ApplicationScoped
    SqsAsyncClient queues(SdkAsyncHttpClient http) {
        return make(SqsAsyncClient.builder(), here, http, workers());
    }

    @Produces
    @ApplicationScoped
    EventBridgeAsyncClient events(SdkAsyncHttpClient http) {
        return make(EventBridgeAsyncClient.builder(), here, http, workers());
    }

    @Produces
    @ApplicationScoped
    SecretsManagerAsyncClient secrets(SdkAsyncHttpClient http) {
        return make(SecretsManagerAsyncClient.builder(), here, http, workers());
    }

    /// Idle connections end before the threads that serve them do; whatever is still asked then is
    /// cut off with the threads. Whoever begins rounds is told of the end before.
    void disconnect(
            @Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) ShutdownEvent event,
            SdkAsyncHttpClient http) {
        http.close();
    }

    /// What was made here, clients and connections, ends with the process.
    void close(@Disposes SdkAutoCloseable made) {
        made.close();
    }

    /// A client of the parameters of another region.
    ///
    /// @param endpoint in place of AWS's own, if there is one
    static SsmAsyncClient parametersOf(
            String region, Optional<URI> endpoint, SdkAsyncHttpClient http) {
        SsmAsyncClientBuilder builder = SsmAsyncClient.builder();
        endpoint.ifPresent(builder::endpointOverride);
        return make(builder, Region.of(region), http, workers());
    }

    private static ScheduledExecutorService workers() {
        return Infrastructure.getDefaultWorkerPool();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C> C make(
            B builder, Region region, SdkAsyncHttpClient http, Executor replies) {
        return builder.region(region)
                .httpClient(http)
                .asyncConfiguration(how ->
                        how.advancedOption(
                                SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, replies))
                .overrideConfiguration(how -> how.scheduledExecutorService(workers()))
                .build();
    }
}
