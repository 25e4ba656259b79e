package dev.holdfast.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.holdfast.infra.functions.FunctionKind;
import dev.holdfast.infra.report.CloudAssembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The description beside the templates: what was synthesised, and what it is called, for whoever
/// deploys it or verifies a deployment.
final class DeploymentFile {

    /// Stands for the twelve digits of an account that is not known yet.
    private static final String ACCOUNT = "${AWS::AccountId}";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private DeploymentFile() {}

    static void write(Deployment deployment, Path folder) {
        try {
            byte[] text = JSON.writeValueAsBytes(describe(deployment));
            Files.write(folder.resolve(CloudAssembly.DESCRIPTION), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, Object> describe(Deployment deployment) {
        DeployedNames names = new DeployedNames(deployment.site(Role.PRIMARY));
        Map<String, Object> file = new TreeMap<>();
        file.put("profile", deployment.profile().name());
        file.put("suffix", deployment.suffix());
        file.put("stage", deployment.stage().label());
        file.put("whenDestroyed", whenDestroyed(deployment));
        file.put("backupEvery", deployment.profile().backups().frequency().pause().toString());
        file.put("witness", deployment.profile().regions().witness());
        file.put("globalCluster", names.globalCluster());
        file.put("journalTable", names.journalTable());
        file.put("tables", names.tables());
        file.put("parameterPrefix", names.parameterPrefix());
        file.put("apiUrl", "https://" + names.apiDomain());
        for (Role role : Role.values()) {
            file.put(role.label(), describe(deployment.site(role)));
        }
        return file;
    }

    /// What happens to what is stored.
    private static String whenDestroyed(Deployment deployment) {
        if (deployment.isRetained()) {
            return "retain";
        }
        return deployment.isProtected() ? "refuse" : "delete";
    }

    private static Map<String, Object> describe(Site site) {
        DeployedNames names = new DeployedNames(site);
        Map<String, Object> described = new TreeMap<>();
        described.put("region", site.region());
        described.put("cluster", names.cluster());
        described.put("buckets", buckets(site));
        described.put("functions", functions(site));
        described.put("imageRepository", names.imageRepository());
        described.put("ordersQueue", names.ordersQueue());
        described.put("vault", names.vault());
        described.put("healthUrl", names.healthUrl());
        return described;
    }

    private static List<String> buckets(Site site) {
        String account = site.deployment().options().account().orElse(ACCOUNT);
        return DeployedNames.REPLICATED.stream()
                .map(type -> new DeployedNames(site).bucket(type, account))
                .toList();
    }

    private static List<String> functions(Site site) {
        return Arrays.stream(FunctionKind.values()).map(kind -> site.name(kind.type())).toList();
    }
}
