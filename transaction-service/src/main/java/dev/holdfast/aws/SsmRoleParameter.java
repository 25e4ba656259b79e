package dev.holdfast.aws;

import dev.holdfast.names.Names;
import dev.holdfast.recovery.RoleParameter;
import dev.holdfast.region.RoleHint;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/// The parameters `<prefix>/role` and `<prefix>/automatic-takeover` in Systems Manager.
///
/// The supervisor reads them again and again, between two looks at the heartbeat. A circuit breaker
/// makes it fail at once while the service is down, so that the looks go on at their own pace.
/// Writing does not pass the breaker: it is rare, and worth a try.
///
/// Fails with [ControlUnavailable], or with [MalformedParameter] until somebody corrects the text.
public final class SsmRoleParameter implements RoleParameter {

    private static final String ALLOWED = Names.TAKEOVER_ALLOWED;
    private static final String FORBIDDEN = Names.TAKEOVER_FORBIDDEN;

    /// The breaker opens when three of the last four reads failed, and lets one through every 5 s.
    private static final int LAST_READS = 4;

    private static final double FAILED = 0.75;
    private static final long PAUSE_SECONDS = 5;

    private final SsmAsyncClient client;
    private final String prefix;
    private final Requests requests;
    private final Guard breaker;

    /// @param prefix such as `/holdfast/prod`, without a slash at the end
    /// @param timeout the bound of every single request
    public SsmRoleParameter(SsmAsyncClient client, String prefix, Duration timeout) {
        this.client = client;
        this.prefix = prefix;
        this.requests = new Requests(timeout, SsmParameters::unavailable);
        this.breaker =
                Guard.create()
                        .withDescription("parameters")
                        .withCircuitBreaker()
                        .requestVolumeThreshold(LAST_READS)
                        .failureRatio(FAILED)
                        .delay(PAUSE_SECONDS, ChronoUnit.SECONDS)
                        .done()
                        .build();
    }

    @Override
    public Uni<Optional<RoleHint>> hint() {
        return guarded(role()).map(text -> text.map(RoleDocument::hint));
    }

    /// Reads, then writes: the service has no conditions. Two writers at the same moment may leave
    /// the earlier epoch; readers compare it with the reign's and pay it no attention.
    @Override
    public Uni<Void> publish(RoleHint hint) {
        return read(role())
                .map(text -> text.map(RoleDocument::hint))
                .chain(stored ->
                        isNews(hint, stored) ? put(role(), RoleDocument.of(hint)) : done());
    }

    private static boolean isNews(RoleHint hint, Optional<RoleHint> stored) {
        boolean later = stored.filter(there -> there.epoch().isAfter(hint.epoch())).isPresent();
        boolean same = stored.equals(Optional.of(hint));
        return !later && !same;
    }

    @Override
    public Uni<Boolean> automaticTakeover() {
        return guarded(automatic()).map(text -> text.map(SsmRoleParameter::allows).orElse(true));
    }

    private static boolean allows(String text) {
        return switch (text) {
            case ALLOWED -> true;
            case FORBIDDEN -> false;
            default ->
                    throw new MalformedParameter(
                            "Automatic takeover is 'allowed' or 'forbidden', but was '"
                                    + text
                                    + "'.");
        };
    }

    @Override
    public Uni<Void> allowAutomaticTakeover(boolean allowed) {
        return put(automatic(), allowed ? ALLOWED : FORBIDDEN);
    }

    private String role() {
        return prefix + "/" + Names.ROLE_PARAMETER;
    }

    private String automatic() {
        return prefix + "/" + Names.AUTOMATIC_TAKEOVER_PARAMETER;
    }

    @SuppressWarnings("unchecked") // the guard returns what the action returns
    private Uni<Optional<String>> guarded(String name) {
        Uni<Optional<String>> read =
                (Uni<Optional<String>>) breaker.get(() -> read(name), Uni.class);
        return requests.explained(read);
    }

    private Uni<Optional<String>> read(String name) {
        GetParameterRequest get =
                GetParameterRequest.builder()
                        .name(name)
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.explained(
                requests.attempt(() -> client.getParameter(get))
                        .map(answer -> Optional.of(answer.parameter().value()))
                        .onFailure(ParameterNotFoundException.class)
                        .recoverWithItem(Optional.empty()));
    }

    private Uni<Void> put(String name, String value) {
        PutParameterRequest put =
                PutParameterRequest.builder()
                        .name(name)
                        .value(value)
                        .type(ParameterType.STRING)
                        .overwrite(true)
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.send(() -> client.putParameter(put)).replaceWithVoid();
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
