package dev.holdfast.local.parameters;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.OwnedProcess;
import dev.holdfast.local.process.ProcessName;
import dev.holdfast.local.process.ProcessPlan;
import dev.holdfast.local.process.ProcessRegistry;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;

/// One region's parameter store, in a process of its own that can be killed with its region.
public final class ParameterStore {
    private static final Duration START = Duration.ofSeconds(20);
    private static final int CONNECT_MILLIS = 500;

    private final ProcessRegistry processes;
    private final ParameterSite site;
    private volatile @Nullable OwnedProcess process;

    public ParameterStore(ProcessRegistry processes, ParameterSite site) {
        this.processes = processes;
        this.site = site;
    }

    public URI endpoint() {
        return URI.create("http://%s:%d".formatted(site.region().host(), site.port()));
    }

    public Optional<OwnedProcess> process() {
        return Optional.ofNullable(process);
    }

    /// Starts the process and waits until it accepts connections.
    public void start(JavaProgram java) {
        ProcessName name = new ProcessName(site.region().regionName(), "parameters");
        OwnedProcess started =
                processes.start(new ProcessPlan(name, command(java), Map.of(), site.log()));
        process = started;
        Deadline.in(START)
                .await(
                        name + " to answer",
                        () -> {
                            started.requireAlive();
                            return accepts();
                        });
    }

    public void kill() {
        process().ifPresent(processes::kill);
        process = null;
    }

    /// The real client, as an administrator's.
    public SsmClient client() {
        return SsmClient.builder()
                .endpointOverride(endpoint())
                .region(Region.of(site.region().regionName()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(o -> o.apiCallAttemptTimeout(Duration.ofSeconds(5)))
                .build();
    }

    private List<String> command(JavaProgram java) {
        String classPath =
                String.join(
                        File.pathSeparator,
                        JavaProgram.locationOf(ParameterServer.class),
                        JavaProgram.locationOf(ObjectMapper.class),
                        JavaProgram.locationOf(JsonFactory.class),
                        JavaProgram.locationOf(JsonProperty.class));
        return java.command(
                List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath),
                List.of(
                        ParameterServer.class.getName(),
                        site.region().host(),
                        Integer.toString(site.port()),
                        site.region().regionName(),
                        site.file().toString()));
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(site.region().address(), site.port()), CONNECT_MILLIS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
