package dev.holdfast.local.environment;

import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.parameters.ParameterStore;
import dev.holdfast.local.service.ServiceConfiguration;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/// The parameters that the services read: which region should be active, and whether a standby may
/// take over by itself.
public final class Hints {
    private static final String ROLE = ServiceConfiguration.PARAMETER_PREFIX + "/role";
    private static final String AUTOMATIC =
            ServiceConfiguration.PARAMETER_PREFIX + "/automatic-takeover";

    private Hints() {}

    /// At epoch 0 the named region opens the first epoch by itself. Until both regions run, a
    /// standby that starts sooner, or on a busy computer, must not take the other's start for its
    /// loss.
    public static void first(ParameterStore store, LocalRegion active) {
        String role = "{\"active\":\"%s\",\"epoch\":0}".formatted(active);
        putAll(store, Map.of(ROLE, role, AUTOMATIC, "forbidden"));
    }

    public static void allowTakeover(ParameterStore store) {
        putAll(store, Map.of(AUTOMATIC, "allowed"));
    }

    /// A region that comes back knows what was true when it was lost; this tells it what is true
    /// now.
    public static void copy(ParameterStore from, ParameterStore to) {
        try (SsmClient client = from.client()) {
            GetParametersByPathRequest request =
                    GetParametersByPathRequest.builder()
                            .path(ServiceConfiguration.PARAMETER_PREFIX)
                            .recursive(true)
                            .build();
            putAll(
                    to,
                    client.getParametersByPathPaginator(request).stream()
                            .flatMap(page -> page.parameters().stream())
                            .collect(Collectors.toMap(Parameter::name, Parameter::value)));
        }
    }

    private static void putAll(ParameterStore store, Map<String, String> parameters) {
        try (SsmClient client = store.client()) {
            parameters.forEach((name, value) -> client.putParameter(put(name, value)));
        }
    }

    private static PutParameterRequest put(String name, String value) {
        return PutParameterRequest.builder()
                .name(name)
                .value(value)
                .type(ParameterType.STRING)
                .overwrite(true)
                .build();
    }
}
