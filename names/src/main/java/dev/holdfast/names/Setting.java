package dev.holdfast.names;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// A key of the service's configuration, or of Quarkus's, that the deployment sets. The deployment
/// sets no other, and the service knows each of them.
public enum Setting {
    REGION_NAME("holdfast.region.name"),
    REGION_PEER("holdfast.region.peer"),
    DATABASE_HOST("holdfast.database.host"),
    DATABASE_OTHER_HOSTS("holdfast.database.other-hosts"),
    DATABASE_PORT("holdfast.database.port"),
    DATABASE_NAME("holdfast.database.name"),
    DATABASE_USER("holdfast.database.user"),
    DATABASE_PASSWORD("holdfast.database.password"),
    DATABASE_SECRET("holdfast.database.secret"),
    DATABASE_CREDENTIALS("quarkus.datasource.credentials-provider"),
    AURORA_GLOBAL_CLUSTER("holdfast.aurora.global-cluster"),
    AURORA_CLUSTER("holdfast.aurora.cluster"),
    JOURNAL_TABLE("holdfast.journal.table"),
    PARAMETERS_PREFIX("holdfast.parameters.prefix"),
    PARAMETERS_KEY("holdfast.parameters.key"),
    PARAMETERS_PEER_KEY("holdfast.parameters.peer-key"),
    TOKENS_ISSUER("holdfast.tokens.issuer"),
    TOKENS_KEY_LOCATION("holdfast.tokens.key-location"),
    TAKEOVER_AFTER("holdfast.takeover.after"),
    PROMOTE_AT_MOST("holdfast.promote.at-most"),
    ORDERS_BUCKET("holdfast.orders.bucket"),
    ORDERS_QUEUE("holdfast.orders.queue"),
    ORDERS_TABLE("holdfast.orders.table"),
    SESSIONS_TABLE("holdfast.sessions.table"),
    EVENTS_BUS("holdfast.events.bus"),
    DATABASE_TLS("quarkus.datasource.reactive.postgresql.ssl-mode"),
    DATABASE_TLS_HOST("quarkus.datasource.reactive.hostname-verification-algorithm"),
    DATABASE_TLS_TRUST("quarkus.datasource.reactive.trust-certificate-pem"),
    DATABASE_TLS_AUTHORITIES("quarkus.datasource.reactive.trust-certificate-pem.certs"),
    MIGRATION_URL("quarkus.datasource.jdbc.url"),
    MIGRATION_TLS("quarkus.datasource.jdbc.additional-jdbc-properties.sslmode"),
    MIGRATION_TLS_AUTHORITIES("quarkus.datasource.jdbc.additional-jdbc-properties.sslrootcert"),
    HTTPS_PORT("quarkus.http.ssl-port"),
    HTTP_WITHOUT_TLS("quarkus.http.insecure-requests"),
    KEY_STORE("quarkus.tls.key-store.p12.path"),
    KEY_STORE_PASSWORD("quarkus.tls.key-store.p12.password"),
    FUNCTION_HANDLER("quarkus.lambda.handler");

    private final String key;

    Setting(String key) {
        this.key = key;
    }

    /// Those without which the service does not start.
    public static Set<Setting> needed() {
        return EnumSet.of(REGION_NAME, PARAMETERS_PREFIX, TOKENS_ISSUER, TOKENS_KEY_LOCATION);
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
