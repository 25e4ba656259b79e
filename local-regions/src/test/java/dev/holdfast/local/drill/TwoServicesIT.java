package dev.holdfast.local.drill;

import dev.holdfast.local.service.RegionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Somebody has started the active region's service twice: two processes on one database, each of
/// which believes that it is to relay.
@ExtendWith(SharedRegion.class)
class TwoServicesIT {

    /// Whichever of them leads is frozen while it leads, and wakes up when the other one does.
    @Test
    void each_row_is_relayed_once_and_neither_acknowledges_without_the_journal(OneRegion region)
            throws Exception {
        RegionService second = region.anotherService();
        region.serve(second);
        try (BadDay one = BadDay.begin(region, region.service());
                BadDay two = BadDay.begin(region, second)) {
            whileFrozen(region.service(), () -> two.awaitMore(20));
            one.awaitMore(20);
            whileFrozen(second, () -> one.awaitMore(20));
            two.awaitMore(20);
            one.end();
            two.end();
        } finally {
            second.kill();
        }
    }

    private static void whileFrozen(RegionService service, Runnable wait) {
        service.freeze();
        try {
            wait.run();
        } finally {
            service.thaw();
        }
    }
}
