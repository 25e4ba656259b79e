package dev.holdfast.boot;

import java.time.Duration;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

/// What AWS clients that are made here speak HTTP with. The extension's are made by their settings.
final class AwsHttp {

    /// As the extension's: a function that was frozen, or continued from a snapshot, finds no
    /// connection that somebody has closed meanwhile.
    private static final Duration IDLE = Duration.ofSeconds(5);

    private AwsHttp() {}

    static NettyNioAsyncHttpClient.Builder client() {
        return NettyNioAsyncHttpClient.builder().connectionMaxIdleTime(IDLE);
    }
}
