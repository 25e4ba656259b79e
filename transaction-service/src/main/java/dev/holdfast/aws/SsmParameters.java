package dev.holdfast.aws;

import dev.holdfast.parameters.Content;
import dev.holdfast.parameters.ParameterStore;
import dev.holdfast.parameters.ParameterType;
import dev.holdfast.parameters.StoredParameter;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.LabelParameterVersionRequest;
import software.amazon.awssdk.services.ssm.model.LabelParameterVersionResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterVersionNotFoundException;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;
import software.amazon.awssdk.services.ssm.model.TooManyUpdatesException;

/// One region's parameters in Systems Manager. The version on which the regions agreed carries the
/// label [#AGREED]: it lives and dies with the parameter, changes no value, and needs no other
/// place. A request that is refused because there are too many goes out again, later and later.
///
/// Fails with [ControlUnavailable].
public final class SsmParameters implements ParameterStore {

    /// On the version of a parameter on which the regions agreed.
    public static final String AGREED = "holdfast-agreed";

    private static final int RETRIES = 4;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(2);
    private static final double JITTER = 0.5;

    private final SsmAsyncClient client;
    private final Optional<String> key;
    private final Requests requests;
    private final ParameterPages pages;

    /// @param client of the region whose parameters they are
    /// @param key of that region, for secure values; empty for the one that AWS manages
    /// @param timeout the bound of every single request
    public SsmParameters(SsmAsyncClient client, Optional<String> key, Duration timeout) {
        this.client = client;
        this.key = key;
        this.requests = new Requests(timeout, SsmParameters::unavailable);
        this.pages =
                new ParameterPages(request ->
                        requests.explained(call(() -> client.getParametersByPath(request))));
    }

    /// Two lists, one of what is there and one of what was agreed on. A change in between makes a
    /// parameter look changed, and whoever acts on it reads it again.
    @Override
    public Uni<List<StoredParameter>> all(String prefix) {
        return pages.of(prefix, Optional.empty())
                .chain(current ->
                        pages.of(prefix, Optional.of(ParameterPages.labelled(AGREED)))
                                .map(agreed -> joined(current, agreed)));
    }

    private static List<StoredParameter> joined(List<Parameter> current, List<Parameter> agreed) {
        Map<String, Long> versions =
                agreed.stream().collect(Collectors.toMap(Parameter::name, Parameter::version));
        return current.stream()
                .map(found -> stored(found, Optional.ofNullable(versions.get(found.name()))))
                .toList();
    }

    @Override
    public Uni<Optional<StoredParameter>> find(String name) {
        return get(name)
                .chain(found ->
                        found.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : get(name + ":" + AGREED)
                                        .map(agreed ->
                                                found.map(it ->
                                                        stored(
                                                                it,
                                                                agreed.map(Parameter::version)))));
    }

    private Uni<Optional<Parameter>> get(String name) {
        GetParameterRequest get =
                GetParameterRequest.builder()
                        .name(name)
                        .withDecryption(true)
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.explained(
                call(() -> client.getParameter(get))
                        .map(answer -> Optional.of(answer.parameter()))
                        .onFailure(SsmParameters::isAbsent)
                        .recoverWithItem(Optional.empty()));
    }

    private static boolean isAbsent(Throwable failure) {
        return failure instanceof ParameterNotFoundException
                || failure instanceof ParameterVersionNotFoundException;
    }

    private static StoredParameter stored(Parameter found, Optional<Long> agreed) {
        Content content = new Content(type(found), found.value());
        return new StoredParameter(found.name(), content, found.version(), agreed);
    }

    private static ParameterType type(Parameter found) {
        return switch (found.type()) {
            case STRING -> ParameterType.TEXT;
            case STRING_LIST -> ParameterType.LIST;
            case SECURE_STRING -> ParameterType.SECURE;
            case UNKNOWN_TO_SDK_VERSION ->
                    throw new ControlUnavailable(
                            Trouble.REFUSED,
                            "The type of the parameter %s is not known: %s."
                                    .formatted(found.name(), found.typeAsString()));
        };
    }

    @Override
    public Uni<Long> create(String name, Content content) {
        return put(name, content, false);
    }

    @Override
    public Uni<Long> change(String name, Content content) {
        return put(name, content, true);
    }

    /// Values above 4 KB need the advanced tier, which the service chooses by itself.
    private Uni<Long> put(String name, Content content, boolean overwrite) {
        PutParameterRequest.Builder put =
                PutParameterRequest.builder()
                        .name(name)
                        .value(content.value())
                        .type(type(content.type()))
                        .tier(ParameterTier.INTELLIGENT_TIERING)
                        .overwrite(overwrite)
                        .overrideConfiguration(requests.bound());
        if (content.type() == ParameterType.SECURE) {
            key.ifPresent(put::keyId);
        }
        return written(() -> client.putParameter(put.build()), PutParameterResponse::version);
    }

    private static software.amazon.awssdk.services.ssm.model.ParameterType type(
            ParameterType type) {
        return switch (type) {
            case TEXT -> software.amazon.awssdk.services.ssm.model.ParameterType.STRING;
            case LIST -> software.amazon.awssdk.services.ssm.model.ParameterType.STRING_LIST;
            case SECURE -> software.amazon.awssdk.services.ssm.model.ParameterType.SECURE_STRING;
        };
    }

    @Override
    public Uni<Void> delete(String name) {
        DeleteParameterRequest delete =
                DeleteParameterRequest.builder()
                        .name(name)
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.explained(
                call(() -> client.deleteParameter(delete))
                        .replaceWithVoid()
                        .onFailure(ParameterNotFoundException.class)
                        .recoverWithNull());
    }

    @Override
    public Uni<Void> agree(String name, long version) {
        LabelParameterVersionRequest label =
                LabelParameterVersionRequest.builder()
                        .name(name)
                        .parameterVersion(version)
                        .labels(AGREED)
                        .overrideConfiguration(requests.bound())
                        .build();
        return written(
                        () -> client.labelParameterVersion(label),
                        LabelParameterVersionResponse::parameterVersion)
                .replaceWithVoid();
    }

    private <T, R> Uni<R> written(Supplier<CompletionStage<T>> request, Function<T, R> result) {
        return requests.explained(call(request)).map(result);
    }

    private <T> Uni<T> call(Supplier<CompletionStage<T>> request) {
        return requests.attempt(request)
                .onFailure(SsmParameters::isTooMuch)
                .retry()
                .withBackOff(FIRST_BACKOFF, LONGEST_BACKOFF)
                .withJitter(JITTER)
                .atMost(RETRIES);
    }

    private static boolean isTooMuch(Throwable failure) {
        return failure instanceof TooManyUpdatesException
                || Trouble.causes(failure) && Trouble.of(failure) == Trouble.THROTTLED;
    }

    static ControlUnavailable unavailable(Throwable cause) {
        return ControlUnavailable.of("Systems Manager", cause);
    }
}
