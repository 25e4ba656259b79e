package dev.holdfast.infra;

import dev.holdfast.infra.Deployment.Artefacts;
import dev.holdfast.infra.Deployment.Options;
import dev.holdfast.infra.Deployment.Tokens;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a [Deployment] from the CDK context. Whatever does not fit ends in [InvalidDeployment].
final class DeploymentContext {

    private static final Set<String> KEYS =
            Set.of(
                    "profile",
                    "environmentSuffix",
                    "stage",
                    "domain",
                    "alarmAddresses",
                    "account",
                    "hostedZone",
                    "deletionProtection",
                    "databaseInstanceClass",
                    "databaseLeastUnits",
                    "databaseMostUnits",
                    "tokenIssuer",
                    "tokenKeys",
                    "function",
                    "functionPlaceholder",
                    "functionRuntime",
                    "functionArchitecture",
                    "imageTag",
                    "apiLogRole",
                    "accountSingletons",
                    "costCenter",
                    "owner");

    /// A key that somebody may expect, and that is refused with its reason.
    private static final String JOURNAL = "journal";

    /// Fits into the longest name of 63 characters together with type, account and role.
    private static final Pattern SUFFIX = Pattern.compile("[a-z][a-z0-9]{0,11}");

    private static final int DRAWN = 6;

    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,24}");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,]{1,64}@[^@\\s,]{3,190}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern ZONE = Pattern.compile("Z[A-Z0-9]{1,31}");
    private static final Pattern INSTANCE = Pattern.compile("[a-z][a-z0-9]{1,7}\\.[a-z0-9]{5,9}");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9 _.:/=+@-]{1,128}");
    private static final Pattern LINK = Pattern.compile("https://[^\\s]{3,500}");

    private final ContextValues context;
    private final Path home;

    /// @param context the app's context; keys of the CDK itself are passed over
    /// @param home the folder of the repository
    DeploymentContext(Map<String, Object> context, Path home) {
        this.context = new ContextValues(context);
        this.home = home;
    }

    Deployment read() {
        refuseUnknownKeys();
        refuseSecretsWithoutEnd();
        Deployment deployment =
                new Deployment(
                        profile(),
                        context.text("environmentSuffix", SUFFIX).orElse("dev"),
                        stage(),
                        context.text("domain", DOMAIN).orElse(Deployment.EXAMPLE_DOMAIN),
                        addresses(),
                        options());
        Production.refuseContradictions(
                deployment, context.flag("functionPlaceholder").orElse(false));
        return deployment;
    }

    private void refuseUnknownKeys() {
        InvalidDeployment.when(
                context.keys().contains(JOURNAL),
                "The journal cannot be switched off: without it, what was acknowledged is lost with"
                        + " the region that acknowledged it.");
        Set<String> unknown = new TreeSet<>(context.keys());
        unknown.removeIf(key -> KEYS.contains(key) || isOfTheCdk(key));
        if (!unknown.isEmpty()) {
            throw new InvalidDeployment(
                    "Unknown context: %s. Known are %s."
                            .formatted(
                                    String.join(", ", unknown),
                                    InvalidDeployment.sorted(KEYS.stream())));
        }
    }

    /// Secrets Manager adds a hyphen and six characters of its own to each name, and takes what
    /// looks like that for its own.
    private void refuseSecretsWithoutEnd() {
        InvalidDeployment.when(
                context.text("environmentSuffix", SUFFIX).orElse("").length() == DRAWN,
                "An environmentSuffix must not have exactly six characters: the names of secrets would"
                        + " end like those that Secrets Manager makes of them.");
    }

    private static boolean isOfTheCdk(String key) {
        return key.contains(":") || key.contains("/");
    }

    private Profile profile() {
        String name = context.text("profile", WORD).orElse(Profile.STANDARD.name());
        Profile profile =
                Profile.named(name)
                        .orElseThrow(() ->
                                InvalidDeployment.unknown("profile", name, namesOfProfiles()));
        Optional<String> instance = context.text("databaseInstanceClass", INSTANCE);
        Optional<Double> least = context.number("databaseLeastUnits");
        Optional<Double> most = context.number("databaseMostUnits");
        return switch (profile.capacity()) {
            case Profile.Capacity.Provisioned provisioned -> {
                InvalidDeployment.when(least.isPresent() || most.isPresent(), noServerless(name));
                yield profile.on(
                        new Profile.Capacity.Provisioned(
                                instance.orElse(provisioned.instanceClass()),
                                provisioned.instances()));
            }
            case Profile.Capacity.Serverless serverless -> {
                InvalidDeployment.when(instance.isPresent(), noProvisioned(name));
                yield profile.on(units(serverless, least, most));
            }
        };
    }

    private static Profile.Capacity units(
            Profile.Capacity.Serverless serverless, Optional<Double> least, Optional<Double> most) {
        double from = least.orElse(serverless.leastUnits());
        double to = most.orElse(serverless.mostUnits());
        InvalidDeployment.when(
                from < 0.5 || to > 256 || from > to,
                "Aurora Serverless v2 runs between 0.5 and 256 units, but %s to %s were asked for."
                        .formatted(from, to));
        return new Profile.Capacity.Serverless(from, to);
    }

    private static String noServerless(String profile) {
        return "Profile %s has provisioned database instances: databaseLeastUnits and"
                        .formatted(profile)
                + " databaseMostUnits belong to a serverless profile.";
    }

    private static String noProvisioned(String profile) {
        return "Profile %s has a serverless database: databaseInstanceClass belongs to a"
                        .formatted(profile)
                + " provisioned profile.";
    }

    private Stage stage() {
        String label = context.text("stage", WORD).orElse(Stage.DEVELOPMENT.label());
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.label().equals(label))
                .findFirst()
                .orElseThrow(() -> InvalidDeployment.unknown("stage", label, labelsOfStages()));
    }

    private List<String> addresses() {
        List<String> addresses =
                switch (context.raw("alarmAddresses")) {
                    case null -> List.of();
                    case List<?> list -> list.stream().map(String::valueOf).toList();
                    case Object text -> Arrays.asList(text.toString().split("\\s*,\\s*"));
                };
        for (String address : addresses) {
            InvalidDeployment.when(
                    !ADDRESS.matcher(address).matches(),
                    "alarmAddresses holds '%s', which is no mail address.".formatted(address));
        }
        return addresses;
    }

    private Options options() {
        return new Options(
                context.text("account", ACCOUNT),
                context.text("hostedZone", ZONE),
                context.flag("deletionProtection"),
                tokens(),
                artefacts(),
                context.flag("apiLogRole").orElse(false),
                context.flag("accountSingletons").orElse(false),
                context.text("costCenter", WORD).orElse("holdfast"),
                context.text("owner", WORD).orElse("platform"));
    }

    private Tokens tokens() {
        String domain = context.text("domain", DOMAIN).orElse(Deployment.EXAMPLE_DOMAIN);
        return new Tokens(
                context.text("tokenIssuer", LINK).orElse("https://tokens." + domain),
                context.text("tokenKeys", LINK));
    }

    private Artefacts artefacts() {
        return new Artefacts(
                new FunctionContext(context, home).read(),
                context.text("imageTag", TAG).orElse(Artefacts.UNDECIDED));
    }

    private static Stream<String> namesOfProfiles() {
        return Profile.all().stream().map(Profile::name);
    }

    private static Stream<String> labelsOfStages() {
        return Arrays.stream(Stage.values()).map(Stage::label);
    }
}
