package dev.holdfast.local.environment;

import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.network.NetworkLink;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.service.ServiceConfiguration;
import dev.holdfast.local.service.ServiceProgram;
import dev.holdfast.local.service.Surroundings;
import dev.holdfast.local.service.Timings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/// Starts a region's service with what it finds around it.
public record ServiceLauncher(
        JavaProgram java, ServiceProgram program, Timings timings, Path publicKey) {

    public ServiceLauncher running(ServiceProgram another) {
        return new ServiceLauncher(java, another, timings, publicKey);
    }

    /// Returns once the service answers 200 on the path.
    public void start(RegionParts region, String path) {
        launch(region);
        region.service().await(path);
    }

    /// Waits for nothing.
    public void launch(RegionParts region) {
        region.service().start(java, program, surroundings(region), timings);
    }

    private Surroundings surroundings(RegionParts region) {
        NetworkLink wire = region.wires().journal();
        URI journal =
                URI.create("http://%s:%d".formatted(wire.host().getHostAddress(), wire.port()));
        return new Surroundings(
                region.database().service(),
                journal,
                region.parameters().endpoint(),
                publicKey,
                region.orders());
    }

    /// What another program of the service's code reads in this region.
    public Map<String, String> variables(LocalRegion name, RegionParts region) {
        return ServiceConfiguration.variables(name, surroundings(region), timings);
    }
}
