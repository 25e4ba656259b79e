package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.environment.StateFile;
import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.ProcessRecord;
import dev.holdfast.local.service.ServiceProgram;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartAndStopIT {
    @TempDir private Path directory;

    @Test
    void closing_leaves_no_process_no_port_and_no_data() {
        List<ProcessRecord> processes;
        int port;
        try (LocalRegions regions = start()) {
            processes = regions.processes();
            port = regions.servicePort();
            assertThat(processes).hasSize(7).allMatch(each -> each.find().isPresent());
            assertThat(StateFile.in(directory).read()).isPresent();
        }
        assertThat(processes).noneMatch(each -> each.find().isPresent());
        assertThat(Loopback.isFree(port, Loopback.regions())).isTrue();
        assertThat(StateFile.in(directory).read()).isEmpty();
    }

    @Test
    void a_service_that_ends_at_once_is_explained_and_leaves_nothing() {
        LocalSettings settings = StandIns.settings(directory);
        ServiceProgram broken = ServiceProgram.onJvm(List.of(), List.of("dev.holdfast.Nowhere"));
        LocalSettings failing = settings.running(broken);

        assertThatThrownBy(() -> LocalRegions.start(failing, Progress.silent()))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageContaining("service has ended")
                .hasMessageContaining("Could not find or load main class")
                .hasMessageContaining("service.log");
        assertThat(StateFile.in(directory).read()).isEmpty();
    }

    private LocalRegions start() {
        return LocalRegions.start(StandIns.settings(directory), Progress.silent());
    }
}
