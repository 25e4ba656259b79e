package dev.holdfast.aws;

import dev.holdfast.orders.DocumentStore;
import dev.holdfast.orders.Fulfilment;
import dev.holdfast.orders.OrderId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.core.BytesWrapper;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Documents of orders in this region's bucket, as `orders/<id>.json`. A document is put on the
/// condition that there is none, so writing it twice is writing it once.
public final class S3Documents implements DocumentStore {

    private static final int PRECONDITION_FAILED = 412;

    private final S3AsyncClient client;
    private final String bucket;
    private final Requests requests;

    /// @param timeout the bound of every single request
    public S3Documents(S3AsyncClient client, String bucket, Duration timeout) {
        this.client = client;
        this.bucket = bucket;
        this.requests =
                new Requests(timeout, cause -> PartFailures.unavailable("The documents", cause));
    }

    @Override
    public Uni<Written> write(Fulfilment fulfilment) {
        OrderId id = fulfilment.order().id();
        byte[] document = OrderDocument.of(fulfilment);
        PutObjectRequest put =
                PutObjectRequest.builder()
                        .bucket(bucket)
                        .key(key(id))
                        .contentType("application/json")
                        .ifNoneMatch("*")
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.explained(
                requests.attempt(() -> client.putObject(put, AsyncRequestBody.fromBytes(document)))
                        .map(answer -> Written.STORED)
                        .onFailure(S3Documents::isThereAlready)
                        .recoverWithUni(taken -> compared(id, document)));
    }

    private static boolean isThereAlready(Throwable failure) {
        return failure instanceof S3Exception answered
                && answered.statusCode() == PRECONDITION_FAILED;
    }

    private Uni<Written> compared(OrderId id, byte[] document) {
        return isThere(id, document).map(same -> same ? Written.SAME : Written.DIFFERENT);
    }

    private Uni<Boolean> isThere(OrderId id, byte[] document) {
        return read(id).map(
                        there -> there.map(bytes -> Arrays.equals(bytes, document)).orElse(false));
    }

    @Override
    public Uni<Optional<byte[]>> read(OrderId id) {
        GetObjectRequest get =
                GetObjectRequest.builder()
                        .bucket(bucket)
                        .key(key(id))
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.explained(
                requests.attempt(() -> client.getObject(get, AsyncResponseTransformer.toBytes()))
                        .map(BytesWrapper::asByteArray)
                        .map(Optional::of)
                        .onFailure(NoSuchKeyException.class)
                        .recoverWithItem(Optional.empty()));
    }

    @Override
    public Uni<Void> remove(Fulfilment fulfilment) {
        OrderId id = fulfilment.order().id();
        return isThere(id, OrderDocument.of(fulfilment))
                .chain(there -> there ? removed(id) : Uni.createFrom().voidItem());
    }

    private Uni<Void> removed(OrderId id) {
        DeleteObjectRequest delete =
                DeleteObjectRequest.builder()
                        .bucket(bucket)
                        .key(key(id))
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.send(() -> client.deleteObject(delete)).replaceWithVoid();
    }

    private static String key(OrderId id) {
        return "orders/" + id + ".json";
    }
}
