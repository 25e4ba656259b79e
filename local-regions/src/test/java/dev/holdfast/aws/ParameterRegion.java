package dev.holdfast.aws;

import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.parameters.ParameterServer;
import dev.holdfast.local.standin.AwsJsonServer;
import dev.holdfast.parameters.ParameterStore;
import dev.holdfast.region.RegionName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// One region's parameter store, and a person who uses it.
final class ParameterRegion implements AutoCloseable {

    private final RegionName name;
    private final AwsJsonServer server;
    private final SsmAsyncClient client;

    ParameterRegion(RegionName name, Path file) throws IOException {
        this.name = name;
        int port = Loopback.freePort(List.of(Loopback.shared()));
        this.server =
                ParameterServer.start(
                        new InetSocketAddress(Loopback.shared(), port), name.value(), file);
        this.client = Clients.parameters(URI.create("http://127.0.0.1:" + port));
    }

    RegionName name() {
        return name;
    }

    SsmAsyncClient client() {
        return client;
    }

    ParameterStore parameters() {
        return new SsmParameters(client, Optional.of("alias/" + name), Clients.PATIENT);
    }

    void put(String parameter, String value) {
        put(parameter, value, ParameterType.STRING);
    }

    void putSecret(String parameter, String value) {
        put(parameter, value, ParameterType.SECURE_STRING);
    }

    private void put(String parameter, String value, ParameterType type) {
        client.putParameter(put ->
                        put.name(parameter)
                                .value(value)
                                .type(type)
                                .keyId("alias/" + name)
                                .overwrite(true))
                .join();
    }

    void delete(String parameter) {
        client.deleteParameter(delete -> delete.name(parameter)).join();
    }

    Optional<String> value(String parameter) {
        try {
            return Optional.of(get(parameter, true).value());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof ParameterNotFoundException) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    String encrypted(String parameter) {
        return get(parameter, false).value();
    }

    long version(String parameter) {
        return get(parameter, true).version();
    }

    private Parameter get(String parameter, boolean decrypted) {
        return client.getParameter(get -> get.name(parameter).withDecryption(decrypted))
                .join()
                .parameter();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
