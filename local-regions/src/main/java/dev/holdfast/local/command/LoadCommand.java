package dev.holdfast.local.command;

import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.load.Injected;
import dev.holdfast.local.load.Judge;
import dev.holdfast.local.load.LoadOnRegions;
import dev.holdfast.local.load.LoadOnUrl;
import dev.holdfast.local.load.LoadOptions;
import dev.holdfast.report.Json;
import dev.holdfast.report.Page;
import dev.holdfast.report.RunReport;
import dev.holdfast.report.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// Load with a verdict, on regions of its own or on a deployment.
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Load with Gatling, a fault in between, and a verdict from the clients' side.",
            "Without --url it starts two regions of its own. Exits with 1 if an objective is missed."
        })
final class LoadCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Mixin private LoadShape shape = new LoadShape();
    @Mixin private ServiceOption service = new ServiceOption();

    @Option(names = "--url", description = "Load a deployment that runs already, without a fault.")
    private @Nullable URI url;

    @Option(
            names = "--dns",
            paramLabel = "ADDRESS:PORT",
            description = "The name server that clients ask (with --url; default: the system's).")
    private String dns = "";

    @Option(
            names = "--token-file",
            description =
                    "With --url: the file of a token for groups read and write. It is read"
                            + " again when it changes.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--judge",
            paramLabel = "DIRECTORY",
            description =
                    "Load nothing: judge the ledger of a run that was interrupted (with"
                            + " --url and --token-file).")
    private @Nullable Path judge;

    @Option(
            names = "--out",
            paramLabel = "DIRECTORY",
            description = "Where to report (default: target/load/ and the time).")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        LoadOptions options = options();
        Optional<LoadOnUrl.Deployment> there = deployment();
        Path folder = folder();
        RunReport report =
                there.isPresent()
                        ? onDeployment(options, there.get(), folder)
                        : onRegions(options, folder);
        Files.writeString(folder.resolve("report.json"), Json.of(report));
        Files.writeString(folder.resolve("report.html"), Page.of(report));
        PrintWriter print = spec.commandLine().getOut();
        print.println(json ? Json.of(report) : Text.of(report));
        print.flush();
        progress().note("the report: " + folder.resolve("report.html"));
        return report.passed() ? 0 : 1;
    }

    private LoadOptions options() {
        try {
            return shape.options(url != null);
        } catch (IllegalArgumentException | TypeConversionException senseless) {
            throw new ParameterException(spec.commandLine(), senseless.getMessage(), senseless);
        }
    }

    private RunReport onDeployment(LoadOptions options, LoadOnUrl.Deployment there, Path folder)
            throws IOException, InterruptedException {
        if (judge != null) {
            return new Judge(folder, options.objectives())
                    .judge(there.base(), there.token(), Injected.nothing());
        }
        return new LoadOnUrl(EnvironmentOption.home(), folder, options, progress()::note)
                .run(there);
    }

    private RunReport onRegions(LoadOptions options, Path folder)
            throws IOException, InterruptedException {
        LocalSettings usual = service.settings(folder.resolve("regions"));
        LocalSettings settings = options.mix().needsOrderParts() ? usual.withOrders() : usual;
        try (LocalRegions regions = LocalRegions.start(settings, progress())) {
            return new LoadOnRegions(EnvironmentOption.home(), folder, options, progress()::note)
                    .run(regions);
        }
    }

    private Optional<LoadOnUrl.Deployment> deployment() {
        URI base = url;
        if (base == null) {
            if (judge != null) {
                throw new ParameterException(
                        spec.commandLine(), "--judge needs --url: who is to be asked?");
            }
            return Optional.empty();
        }
        Path token = tokenFile;
        if (token == null || !Files.isReadable(token)) {
            throw new ParameterException(
                    spec.commandLine(), "--url needs --token-file, a file that can be read.");
        }
        return Optional.of(new LoadOnUrl.Deployment(base, dns, token.toAbsolutePath()));
    }

    private Path folder() throws IOException {
        Path past = judge;
        if (past != null) {
            return past;
        }
        Path chosen = out;
        Path usual = EnvironmentOption.home().resolve("target/load");
        String now = ZonedDateTime.now(ZoneOffset.UTC).format(STAMP);
        return Files.createDirectories(
                chosen == null ? usual.resolve(now) : chosen.toAbsolutePath());
    }

    private PrintProgress progress() {
        return new PrintProgress(spec.commandLine().getErr());
    }
}
