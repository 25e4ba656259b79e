package dev.holdfast.lambda;

import dev.holdfast.processing.RelayOnDemand;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Hands what came in to whoever does it. Nothing is being moved when it answers: the process may
/// be frozen then.
@Singleton
final class Dispatch {

    private final Doors doors;
    private final RelayOnDemand relay;

    Dispatch(Doors doors, RelayOnDemand relay) {
        this.doors = doors;
        this.relay = relay;
    }

    /// Who does what.
    @Singleton
    record Doors(
            PassToApi api,
            TakeMessages messages,
            RunOrderStep orders,
            RunTakeoverStep takeover,
            HearNotice notices) {}

    /// What came of it, to be written as JSON.
    Uni<Object> run(Input input) {
        return handed(input).call(relay::atRest).onFailure().call(relay::atRest);
    }

    private Uni<Object> handed(Input input) {
        return switch (input) {
            case Input.ApiRequest request -> doors.api().pass(request);
            case Input.Messages batch -> doors.messages().take(batch.messages());
            case OrderStep step -> doors.orders().run(step);
            case TakeoverStep step -> doors.takeover().run(step);
            case Notice notice -> doors.notices().hear(notice);
        };
    }
}
