package dev.holdfast.aws;

import static dev.holdfast.aws.Clients.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.local.orders.Documents;
import dev.holdfast.orders.DocumentStore.Written;
import dev.holdfast.orders.Fulfilment;
import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.PartUnavailable;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;

@ExtendWith(LocalOrderParts.class)
class S3DocumentsIT {

    private final S3AsyncClient client =
            Clients.documents(LocalOrderParts.parts().documents().endpoint());
    private final S3Documents documents = new S3Documents(client, Documents.BUCKET, PATIENT);
    private final String id = "order-" + UUID.randomUUID();
    private final Fulfilment fulfilment = Fulfilment.of(Orders.paid(id));

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(PATIENT);
    }

    @Test
    void a_document_is_written_once_and_says_what_was_paid_for() {
        assertThat(now(documents.write(fulfilment))).isEqualTo(Written.STORED);
        assertThat(now(documents.write(fulfilment))).isEqualTo(Written.SAME);

        byte[] document = now(documents.read(new OrderId(id))).orElseThrow();
        assertThat(new String(document, StandardCharsets.UTF_8))
                .contains("\"order\":\"" + id + "\"", "\"total\":500", "\"sku\":\"tea\"")
                .contains("\"paidAt\":\"2026-01-01T12:00:00.123456Z\"");
    }

    /// S3 lets one of them store it; the stand-in may let both, with the same bytes.
    @Test
    void two_that_write_at_once_leave_the_one_document() {
        List<Written> both =
                now(
                        Uni.join()
                                .all(documents.write(fulfilment), documents.write(fulfilment))
                                .andFailFast());

        assertThat(both).isSubsetOf(Written.STORED, Written.SAME).contains(Written.STORED);
        assertThat(now(documents.write(fulfilment))).isEqualTo(Written.SAME);
    }

    @Test
    void another_document_under_the_name_is_noticed_and_left_alone() {
        client.putObject(
                        put -> put.bucket(Documents.BUCKET).key("orders/" + id + ".json"),
                        AsyncRequestBody.fromString("something else"))
                .join();

        assertThat(now(documents.write(fulfilment))).isEqualTo(Written.DIFFERENT);
        now(documents.remove(fulfilment));
        assertThat(now(documents.read(new OrderId(id))).orElseThrow())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("something else");
    }

    @Test
    void a_document_that_was_removed_is_gone_and_removing_it_again_is_fine() {
        now(documents.write(fulfilment));

        now(documents.remove(fulfilment));
        now(documents.remove(fulfilment));

        assertThat(now(documents.read(new OrderId(id)))).isEmpty();
        assertThat(now(documents.write(fulfilment))).isEqualTo(Written.STORED);
    }

    @Test
    void a_bucket_that_is_not_there_or_does_not_answer_is_unavailable() throws Exception {
        S3Documents nowhere = new S3Documents(client, "nowhere", PATIENT);
        assertThatThrownBy(() -> now(nowhere.write(fulfilment)))
                .isInstanceOf(PartUnavailable.class)
                .hasMessageContaining("The documents");
        try (SilentServer silent = new SilentServer()) {
            S3Documents away =
                    new S3Documents(
                            Clients.documents(silent.endpoint()),
                            Documents.BUCKET,
                            Duration.ofMillis(200));
            assertThatThrownBy(() -> now(away.write(fulfilment)))
                    .isInstanceOf(PartUnavailable.class);
            assertThatThrownBy(() -> now(away.read(new OrderId(id))))
                    .isInstanceOf(PartUnavailable.class);
            assertThatThrownBy(() -> now(away.remove(fulfilment)))
                    .isInstanceOf(PartUnavailable.class);
        }
    }
}
