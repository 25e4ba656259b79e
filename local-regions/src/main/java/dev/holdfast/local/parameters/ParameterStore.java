package dev.holdfast.local.parameters;

import dev.holdfast.local.network.AwsClients;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.OwnedProcess;
import dev.holdfast.local.process.ProcessRegistry;
import dev.holdfast.local.standin.JsonProgram;
import dev.holdfast.local.standin.StandIn;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;

/// One region's parameter store, in a process of its own that can be killed with its region.
public final class ParameterStore {

    private final StandIn process;

    /// @param file where its parameters are kept
    public ParameterStore(ProcessRegistry processes, StandIn.Site site, Path file) {
        this.process =
                new JsonProgram("parameters", ParameterServer.class, file).at(processes, site);
    }

    public URI endpoint() {
        return process.endpoint();
    }

    public Optional<OwnedProcess> process() {
        return process.process();
    }

    /// Starts the process and waits until it accepts connections.
    public void start(JavaProgram java) {
        process.launch(java);
        process.await();
    }

    public void kill() {
        process.kill();
    }

    /// The real client, as an administrator's.
    public SsmClient client() {
        return AwsClients.blocking(SsmClient.builder(), endpoint());
    }
}
