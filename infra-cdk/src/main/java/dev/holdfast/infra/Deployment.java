package dev.holdfast.infra;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;

/// What is to be deployed: read from the context once, checked, and handed down.
///
/// @param profile which kind of deployment
/// @param suffix what tells this environment from the others of the account, at the end of each
///   name
/// @param stage what the environment is for
/// @param domain below which its names are
/// @param alarmAddresses who gets a mail when an alarm goes off
/// @param options all else that may be chosen
public record Deployment(
        Profile profile,
        String suffix,
        Stage stage,
        String domain,
        List<String> alarmAddresses,
        Options options) {

    /// No one owns names below it: templates for it can be looked at, not deployed.
    static final String EXAMPLE_DOMAIN = "holdfast.example";

    public Deployment {
        alarmAddresses = List.copyOf(alarmAddresses);
    }

    /// One of its two sites.
    public Site site(Role role) {
        return new Site(this, role);
    }

    /// The name of something that both sites share, or that must be called the same at both.
    public String globalName(String type) {
        return "%s-global-%s".formatted(type, suffix);
    }

    /// Whether what is stored refuses to be deleted: by stage and profile, unless somebody said.
    public boolean isProtected() {
        boolean byProfile =
                switch (profile.removal()) {
                    case DESTROY -> false;
                    case PROTECT_IN_PRODUCTION, RETAIN_IN_PRODUCTION -> stage == Stage.PRODUCTION;
                };
        return options.deletionProtection().orElse(byProfile);
    }

    /// Whether what is stored stays when its stack is deleted.
    public boolean isRetained() {
        return isProtected() && profile.removal() == Profile.Removal.RETAIN_IN_PRODUCTION;
    }

    /// What CloudFormation does with a stored thing whose stack is deleted.
    public RemovalPolicy removalPolicy() {
        return isRetained() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }

    /// What has a default.
    ///
    /// @param account the account's twelve digits; without it the templates fit any account
    /// @param hostedZone the id of a hosted zone of the domain that exists already
    /// @param deletionProtection overrides what stage and profile say
    /// @param tokens who may sign tokens, and where the keys are
    /// @param artefacts what runs
    /// @param apiLogRole whether this deployment owns the role in which the account's APIs log
    /// @param accountSingletons whether it owns what else an account can have only once
    /// @param costCenter for the bill
    /// @param owner for the bill
    public record Options(
            Optional<String> account,
            Optional<String> hostedZone,
            Optional<Boolean> deletionProtection,
            Tokens tokens,
            Artefacts artefacts,
            boolean apiLogRole,
            boolean accountSingletons,
            String costCenter,
            String owner) {}

    /// @param issuer the `iss` that every token must carry
    /// @param keys a URL of the public keys that the private subnets reach; without it the object
    ///   `tokens/jwks.json` in the configuration bucket
    public record Tokens(String issuer, Optional<String> keys) {}

    /// @param function the functions' packaged application
    /// @param imageTag the tag of the service's image in both regions' repositories
    public record Artefacts(FunctionCode function, String imageTag) {

        /// Stands for the tag in templates that are looked at, not deployed.
        static final String UNDECIDED = "undecided";
    }
}
