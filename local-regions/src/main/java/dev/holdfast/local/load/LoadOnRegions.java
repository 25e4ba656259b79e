package dev.holdfast.local.load;

import dev.holdfast.client.ApiClient;
import dev.holdfast.client.FailoverName;
import dev.holdfast.client.LoadPlan;
import dev.holdfast.client.Timeline;
import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.report.RunReport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Load on two regions of this computer, with a fault in between.
public final class LoadOnRegions {

    private static final Duration CALL = Duration.ofSeconds(2);
    private static final List<String> GROUPS = List.of("read", "write", "operate");

    private final Path home;
    private final Path folder;
    private final LoadOptions options;
    private final Consumer<String> progress;

    /// @param home of the repository, where it has been built
    /// @param folder for everything that the run leaves behind
    /// @param progress hears in a few words what goes on
    public LoadOnRegions(Path home, Path folder, LoadOptions options, Consumer<String> progress) {
        this.home = home;
        this.folder = folder;
        this.options = options;
        this.progress = progress;
    }

    /// @throws IOException if the regions do not even take the accounts
    public RunReport run(LocalRegions regions) throws IOException, InterruptedException {
        String token = regions.token(GROUPS);
        try (ApiClient api = new ApiClient(token, CALL)) {
            LoadPlan plan = plan(regions, api, token);
            Path ledger = Path.of(plan.files().ledger());
            Timeline timeline = new Timeline();
            try (Generator generator = Generator.start(home, folder, plan);
                    FollowLedger follow = new FollowLedger(ledger, options.mix().hasReads());
                    WatchGrowth growth = new WatchGrowth(regions);
                    InjectFault fault = new InjectFault(regions, api, follow.seen(), timeline)) {
                progress.accept("load for " + plan.shape().loadMillis() / 1_000 + " s");
                fault.begin(options.fault(), generator::isAlive, plan);
                generator.await();
                growth.close();
                progress.accept("looking everything up in the surviving region");
                return new Judge(folder, options.objectives())
                        .judge(survivor(regions, api, follow), token, fault.injected(growth));
            }
        }
    }

    private LoadPlan plan(LocalRegions regions, ApiClient api, String token)
            throws IOException, InterruptedException {
        InetSocketAddress dns = regions.dnsAddress();
        FailoverName name = regions.name();
        LoadPlan.Target target =
                new LoadPlan.Target(
                        "http://" + regions.dnsName() + ":" + regions.servicePort(),
                        dns.getAddress().getHostAddress() + ":" + dns.getPort(),
                        options.timeoutMillis());
        Preparation preparation = new Preparation(folder, options);
        return preparation.plan(api, name, target, preparation.tokenFile(token));
    }

    /// The region that acknowledged last, if it still answers; else the other one.
    private static URI survivor(LocalRegions regions, ApiClient api, FollowLedger follow)
            throws InterruptedException {
        LocalRegion last =
                follow.seen().lastRegion().map(LocalRegion::named).orElse(LocalRegion.US_EAST_1);
        for (LocalRegion region : Stream.of(last, last.other()).toList()) {
            try {
                if (api.get(regions.service(region).resolve("/v1/region")).isOk()) {
                    return regions.service(region);
                }
            } catch (IOException _) {
                // The next one may.
            }
        }
        return regions.service(last);
    }
}
