package dev.holdfast.local.load;

import dev.holdfast.client.ApiClient;
import dev.holdfast.client.Endpoint;
import dev.holdfast.client.FailoverName;
import dev.holdfast.client.LoadPlan;
import dev.holdfast.report.RunReport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/// Load on a deployment that runs already, and that nobody breaks on purpose.
public final class LoadOnUrl {

    private static final Duration CALL = Duration.ofSeconds(10);

    private static final int HTTP = 80;

    private final Path home;
    private final Path folder;
    private final LoadOptions options;
    private final Consumer<String> progress;

    /// @param home of the repository, where it has been built
    /// @param folder for everything that the run leaves behind
    /// @param progress hears in a few words what goes on
    public LoadOnUrl(Path home, Path folder, LoadOptions options, Consumer<String> progress) {
        this.home = home;
        this.folder = folder;
        this.options = options;
        this.progress = progress;
    }

    /// Who is asked.
    ///
    /// @param dnsServer address and port; empty for the system's
    /// @param tokenFile read again when it changes
    public record Deployment(URI base, String dnsServer, Path tokenFile) {

        /// Where clients that ask that name server find it. Over TLS the name itself is needed.
        Endpoint endpoint() {
            int colon = dnsServer.lastIndexOf(':');
            if (colon < 0 || !"http".equals(base.getScheme())) {
                return () -> base;
            }
            int port = Integer.parseInt(dnsServer.substring(colon + 1));
            return new FailoverName(
                    base.getHost(),
                    base.getPort() < 0 ? HTTP : base.getPort(),
                    new InetSocketAddress(dnsServer.substring(0, colon), port));
        }

        /// The token of this moment.
        public String token() throws IOException {
            return Files.readString(tokenFile).strip();
        }
    }

    /// @throws IOException if the deployment does not even take the accounts
    public RunReport run(Deployment deployment) throws IOException, InterruptedException {
        LoadPlan.Target target =
                new LoadPlan.Target(
                        deployment.base().toString(),
                        deployment.dnsServer(),
                        options.timeoutMillis());
        LoadPlan plan;
        try (ApiClient api = new ApiClient(deployment.token(), CALL)) {
            plan =
                    new Preparation(folder, options)
                            .plan(api, deployment.endpoint(), target, deployment.tokenFile());
        }
        try (Generator generator = Generator.start(home, folder, plan)) {
            progress.accept("load for " + plan.shape().loadMillis() / 1_000 + " s");
            generator.await();
        }
        progress.accept("looking everything up");
        return new Judge(folder, options.objectives())
                .judge(deployment.endpoint().base(), deployment.token(), Injected.nothing());
    }
}
