package dev.holdfast.infra.functions;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Site;
import dev.holdfast.infra.database.LedgerCluster;
import dev.holdfast.names.Names;
import dev.holdfast.names.Setting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;

/// The service's configuration at a site, for containers and functions alike. Passwords are not in
/// it.
public final class SiteSettings {

    /// What the driver for migrations needs to find the writer among several; the rest is as the
    /// service sets it for one.
    private static final String WRITER =
            "targetServerType=preferPrimary&connectTimeout=5&socketTimeout=60&tcpKeepAlive=true";

    private final Site site;
    private final LedgerCluster cluster;
    private final String tokenKeys;

    /// @param tokenKeys where the public keys of tokens are
    public SiteSettings(Site site, LedgerCluster cluster, String tokenKeys) {
        this.site = site;
        this.cluster = cluster;
        this.tokenKeys = tokenKeys;
    }

    /// As environment variables, in the order of their names.
    ///
    /// @param own what only one kind of process sets
    public Map<String, String> environment(Map<Setting, String> own) {
        Map<Setting, String> values = values();
        values.putAll(own);
        Map<String, String> environment = new TreeMap<>();
        values.forEach((setting, value) -> environment.put(setting.variable(), value));
        return environment;
    }

    private Map<Setting, String> values() {
        DeployedNames names = new DeployedNames(site);
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        values.put(Setting.REGION_NAME, site.region());
        values.put(Setting.REGION_PEER, site.peer().region());
        values.putAll(database());
        values.put(Setting.AURORA_GLOBAL_CLUSTER, names.globalCluster());
        values.put(Setting.AURORA_CLUSTER, cluster.arn());
        values.put(Setting.JOURNAL_TABLE, names.journalTable());
        values.put(Setting.PARAMETERS_PREFIX, names.parameterPrefix());
        values.put(Setting.TOKENS_ISSUER, site.deployment().options().tokens().issuer());
        values.put(Setting.TOKENS_KEY_LOCATION, tokenKeys);
        values.put(
                Setting.TAKEOVER_AFTER, site.profile().timing().suspectAfter().toSeconds() + "s");
        values.putAll(orders(names));
        values.putAll(databaseTls());
        return values;
    }

    private Map<Setting, String> database() {
        List<String> hosts = cluster.hosts();
        Map<Setting, String> database = new EnumMap<>(Setting.class);
        database.put(Setting.DATABASE_HOST, hosts.getFirst());
        database.put(Setting.DATABASE_PORT, Integer.toString(Names.DATABASE_PORT));
        database.put(Setting.DATABASE_NAME, Names.DATABASE);
        database.put(Setting.DATABASE_USER, Names.DATABASE_USER);
        if (hosts.size() > 1) {
            database.put(
                    Setting.DATABASE_OTHER_HOSTS, String.join(",", hosts.subList(1, hosts.size())));
            database.put(
                    Setting.MIGRATION_URL,
                    "jdbc:postgresql://%s:%d/%s?%s"
                            .formatted(
                                    String.join(":%d,".formatted(Names.DATABASE_PORT), hosts),
                                    Names.DATABASE_PORT,
                                    Names.DATABASE,
                                    WRITER));
        }
        return database;
    }

    private Map<Setting, String> orders(DeployedNames names) {
        String account = Stack.of(cluster).getAccount();
        Map<Setting, String> orders = new EnumMap<>(Setting.class);
        orders.put(Setting.ORDERS_BUCKET, names.bucket(DeployedNames.DOCUMENTS, account));
        orders.put(
                Setting.ORDERS_QUEUE,
                "https://sqs.%s.amazonaws.com/%s/%s"
                        .formatted(site.region(), account, names.ordersQueue()));
        orders.put(Setting.ORDERS_TABLE, names.ordersTable());
        orders.put(Setting.SESSIONS_TABLE, names.sessionsTable());
        orders.put(Setting.EVENTS_BUS, names.eventBus());
        return orders;
    }

    /// Nobody talks to the ledger without having seen its certificate.
    private static Map<Setting, String> databaseTls() {
        Map<Setting, String> tls = new EnumMap<>(Setting.class);
        tls.put(Setting.DATABASE_TLS, "verify-full");
        tls.put(Setting.DATABASE_TLS_HOST, "HTTPS");
        tls.put(Setting.DATABASE_TLS_TRUST, "true");
        tls.put(Setting.DATABASE_TLS_AUTHORITIES, Names.DATABASE_AUTHORITIES);
        tls.put(Setting.MIGRATION_TLS, "verify-full");
        tls.put(Setting.MIGRATION_TLS_AUTHORITIES, Names.DATABASE_AUTHORITIES);
        return tls;
    }
}
