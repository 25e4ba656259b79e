package dev.holdfast.infra;

import dev.holdfast.names.Names;
import java.util.List;

/// What everything at a site is called. Names are never looked up or handed from stack to stack:
/// both regions, the service and whoever verifies a deployment compute the same ones.
///
/// @param site where it is
public record DeployedNames(Site site) {

    /// The bucket of documents of orders.
    public static final String DOCUMENTS = "holdfast-documents";

    /// The bucket of what is kept for auditors.
    public static final String AUDIT = "holdfast-audit";

    /// The bucket of static assets and configuration, public keys of tokens among them.
    public static final String CONFIGURATION = "holdfast-configuration";

    /// The journal's table: the same name in each region.
    public String journalTable() {
        return site.globalName(Names.JOURNAL_TABLE);
    }

    /// The table of orders, and of the events that are to be published.
    public String ordersTable() {
        return site.globalName(Names.ORDERS_TABLE);
    }

    public String sessionsTable() {
        return site.globalName(Names.SESSIONS_TABLE);
    }

    public List<String> tables() {
        return List.of(journalTable(), ordersTable(), sessionsTable());
    }

    /// The Aurora global cluster, one for both regions.
    public String globalCluster() {
        return site.globalName("holdfast-ledger");
    }

    /// This region's Aurora cluster.
    public String cluster() {
        return site.name("holdfast-ledger");
    }

    /// The secret with the ledger's user and password: the same name in each region.
    public String databaseSecret() {
        return site.globalName("holdfast-database");
    }

    /// A bucket's name. Buckets of all accounts share one space of names, hence the account.
    ///
    /// @param type such as [#DOCUMENTS]
    /// @param account twelve digits, or the token that stands for them
    public String bucket(String type, String account) {
        return site.name(type + "-" + account);
    }

    /// Where the region's parameters are; the same path in each region.
    public String parameterPrefix() {
        return "/holdfast/" + site.deployment().suffix();
    }

    public String ordersQueue() {
        return site.name("holdfast-orders");
    }

    public String deadOrdersQueue() {
        return site.name("holdfast-orders-dead");
    }

    /// Where what nobody waits for goes when it could not be done.
    public String failedInvocationsQueue() {
        return site.name("holdfast-failed");
    }

    /// The event bus: a global endpoint demands the same name in each region.
    public String eventBus() {
        return site.globalName("holdfast-events");
    }

    public String alarmTopic() {
        return site.name("holdfast-alarms");
    }

    public String vault() {
        return site.name("holdfast-vault");
    }

    /// The repository of the service's image: the same name in each region, so that the same image
    /// is named in the same way.
    public String imageRepository() {
        return site.globalName("holdfast-service");
    }

    /// Where clients go: it leads to the region that is active.
    public String apiDomain() {
        return "api." + site.deployment().domain();
    }

    /// Always this region, for health checks and operators.
    public String regionalApiDomain() {
        return site.role().label() + ".api." + site.deployment().domain();
    }

    /// What Route 53 asks whether traffic should go to this region.
    public String healthUrl() {
        return "https://" + regionalApiDomain() + Names.ROUTING_HEALTH;
    }

    /// What the region's load balancer shows a certificate for.
    public String serviceDomain() {
        return site.role().label() + ".service." + site.deployment().domain();
    }
}
