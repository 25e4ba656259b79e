package dev.holdfast.local.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// (d) and (e): through the service's API, one by one or in bulks, each connection waiting for its
/// answer before it asks again. The generator shares the processors with the service.
final class OverHttp implements Contender {

    /// @param connections that each have one request under way
    /// @param bulk transfers in a request; 1 for single submissions
    record Shape(String title, int connections, int bulk) {}

    private static final int GRACE_SECONDS = 10;

    private final Shape shape;
    private final URI service;
    private final String token;
    private final List<UUID> accounts;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http;

    OverHttp(Shape shape, URI service, String token, List<UUID> accounts) {
        this.shape = shape;
        this.service = service;
        this.token = token;
        this.accounts = accounts;
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions().setKeepAlive(true),
                        new PoolOptions().setHttp1MaxSize(shape.connections()));
    }

    @Override
    public String title() {
        return shape.title();
    }

    @Override
    public Latencies run(Skew skew, Duration time) throws InterruptedException {
        Latencies latencies = new Latencies();
        Loop loop =
                new Loop(
                        new Pairs(accounts, skew),
                        System.nanoTime() + time.toNanos(),
                        latencies,
                        new CountDownLatch(shape.connections()));
        for (int i = 0; i < shape.connections(); i++) {
            loop.next();
        }
        if (!loop.running.await(time.toSeconds() + GRACE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Some requests were not answered in time.");
        }
        return latencies;
    }

    /// What all connections of one round share.
    private final class Loop {

        private final Pairs pairs;
        private final long deadline;
        private final Latencies latencies;
        private final CountDownLatch running;

        Loop(Pairs pairs, long deadline, Latencies latencies, CountDownLatch running) {
            this.pairs = pairs;
            this.deadline = deadline;
            this.latencies = latencies;
            this.running = running;
        }

        void next() {
            if (System.nanoTime() >= deadline) {
                running.countDown();
                return;
            }
            long start = System.nanoTime();
            String path = shape.bulk() == 1 ? "/v1/transactions" : "/v1/transactions/bulk";
            http.request(HttpMethod.POST, service.getPort(), service.getHost(), path)
                    .compose(this::send)
                    .onComplete(answer -> answered(start, answer.succeeded() && answer.result()));
        }

        private io.vertx.core.Future<Boolean> send(HttpClientRequest request) {
            request.putHeader("Authorization", "Bearer " + token);
            request.putHeader("Content-Type", "application/json");
            if (shape.bulk() == 1) {
                request.putHeader("Idempotency-Key", UUID.randomUUID().toString());
            }
            return request.send(body())
                    .compose(response ->
                            response.body().map(body -> response.statusCode() / 100 == 2));
        }

        private Buffer body() {
            if (shape.bulk() == 1) {
                return Buffer.buffer(transfer("").toString());
            }
            StringBuilder json = new StringBuilder("[");
            for (int i = 0; i < shape.bulk(); i++) {
                json.append(i == 0 ? "" : ",");
                json.append(transfer("\"idempotencyKey\":\"" + UUID.randomUUID() + "\","));
            }
            return Buffer.buffer(json.append("]").toString());
        }

        private StringBuilder transfer(String first) {
            Pairs.Pair pair = pairs.next();
            return new StringBuilder(256)
                    .append('{')
                    .append(first)
                    .append("\"debitAccount\":\"")
                    .append(pair.debit())
                    .append("\",\"creditAccount\":\"")
                    .append(pair.credit())
                    .append("\",\"amount\":1,\"currency\":\"EUR\"}");
        }

        private void answered(long start, boolean done) {
            if (done) {
                latencies.done(start, shape.bulk());
            } else {
                latencies.failed(shape.bulk());
            }
            next();
        }
    }

    @Override
    public void close() throws Exception {
        http.close().toCompletionStage().toCompletableFuture().get(GRACE_SECONDS, TimeUnit.SECONDS);
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .get(GRACE_SECONDS, TimeUnit.SECONDS);
    }
}
