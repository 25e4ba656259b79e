package dev.holdfast.local.drill;

import dev.holdfast.client.ApiClient;
import dev.holdfast.client.Book;
import dev.holdfast.client.FailoverName;
import dev.holdfast.local.orders.OrderParts;
import dev.holdfast.local.orders.Queues;
import dev.holdfast.verdict.OrderBooks;
import dev.holdfast.verdict.PlacedOrder;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Places orders through the DNS name, each caller repeating its order until it is taken in, as the
/// API asks. One more sends orders to a queue, every fourth of them twice.
final class OrderLoad implements AutoCloseable {

    private static final int CALLERS = 4;
    private static final int TWICE = 4;

    /// One in so many does not add up.
    private static final int UNSOUND = 10;

    private static final Duration PAUSE = Duration.ofMillis(30);
    private static final Duration SEND_EVERY = Duration.ofMillis(100);

    private final ApiClient api;
    private final FailoverName name;
    private final Book book;
    private final OrderBooks books = new OrderBooks();
    private final AtomicBoolean noMore = new AtomicBoolean();
    private final AtomicLong numbers = new AtomicLong();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    /// @param book of accounts that nobody else uses
    OrderLoad(ApiClient api, FailoverName name, Book book) {
        this.api = api;
        this.name = name;
        this.book = book;
    }

    OrderBooks books() {
        return books;
    }

    Book accounts() {
        return book;
    }

    /// @param surviving the region whose queue is not going to be lost
    void start(OrderParts surviving) {
        for (int i = 0; i < CALLERS; i++) {
            callers.execute(this::place);
        }
        callers.execute(() -> send(surviving));
    }

    private PlacedOrder next() {
        long number = numbers.incrementAndGet();
        List<String> accounts = book.accounts();
        int payer = (int) (number % accounts.size());
        int payee = (payer + 1) % accounts.size();
        PlacedOrder order =
                new PlacedOrder(
                        "drill-" + book.run() + "-" + number,
                        accounts.get(payer),
                        accounts.get(payee),
                        1 + number % UNSOUND,
                        number % UNSOUND != 0);
        books.asks(order);
        return order;
    }

    private void place() {
        while (!noMore.get() && pause(PAUSE)) {
            PlacedOrder order = next();
            while (!isKnown(order) && pause(PAUSE)) {
                // Repeats the same order until it is known to be taken in.
            }
        }
    }

    private boolean isKnown(PlacedOrder order) {
        try {
            URI uri = name.base().resolve("/v1/orders");
            ApiClient.Answer answer = api.post(uri, "", order.body());
            return switch (answer.status()) {
                case 200, 201, 202 -> {
                    books.accepted(order);
                    yield true;
                }
                case 429, 503, 504 -> false;
                default -> {
                    books.contradict(order, "was answered with " + answer.status());
                    yield true;
                }
            };
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void send(OrderParts surviving) {
        try (SqsClient queue = Queues.client(surviving.queues())) {
            String url = surviving.queue().toString();
            for (int i = 0; !noMore.get() && pause(SEND_EVERY); i++) {
                PlacedOrder order = next();
                send(queue, url, order);
                if (i % TWICE == 0) {
                    send(queue, url, order);
                }
            }
        }
    }

    private void send(SqsClient queue, String url, PlacedOrder order) {
        try {
            queue.sendMessage(send -> send.queueUrl(url).messageBody(order.body()));
            books.accepted(order);
        } catch (SdkException noAnswer) {
            // It may be in the queue or not: the books keep it as not accepted.
        }
    }

    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Asks for nothing new, and waits until what was asked is taken in.
    void finish(Duration atMost) throws InterruptedException {
        noMore.set(true);
        callers.shutdown();
        if (!callers.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            callers.shutdownNow();
        }
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
