package dev.holdfast.names;

import java.util.Locale;

/// A key of the service's configuration that the deployment sets. The deployment sets no other, and
/// the service knows each of them.
public enum Setting {
    REGION_NAME("holdfast.region.name"),
    REGION_PEER("holdfast.region.peer"),
    DATABASE_HOST("holdfast.database.host"),
    DATABASE_PORT("holdfast.database.port"),
    DATABASE_NAME("holdfast.database.name"),
    DATABASE_USER("holdfast.database.user"),
    DATABASE_PASSWORD("holdfast.database.password"),
    AURORA_GLOBAL_CLUSTER("holdfast.aurora.global-cluster"),
    AURORA_CLUSTER("holdfast.aurora.cluster"),
    JOURNAL_TABLE("holdfast.journal.table"),
    PARAMETERS_PREFIX("holdfast.parameters.prefix"),
    TOKENS_ISSUER("holdfast.tokens.issuer"),
    TOKENS_KEY_LOCATION("holdfast.tokens.key-location"),
    TAKEOVER_AFTER("holdfast.takeover.after");

    private final String key;

    Setting(String key) {
        this.key = key;
    }

    /// As it stands in a properties file.
    public String key() {
        return key;
    }

    /// As it stands in the environment: what is no letter and no digit becomes an underscore.
    public String variable() {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
