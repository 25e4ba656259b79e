package dev.holdfast.infra;

import dev.holdfast.infra.account.AccountStack;
import dev.holdfast.infra.account.ApiLogsStack;
import dev.holdfast.infra.events.EventEndpointStack;
import dev.holdfast.infra.tables.TablesStack;
import dev.holdfast.infra.traffic.ZoneStack;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/// The stacks of both sites and the few that belong to neither, in the order in which they need
/// each other. Within a site CloudFormation knows most of that order; across regions only what is
/// said here.
final class Sites {

    private final App app;
    private final SiteStacks primary;
    private final SiteStacks secondary;
    private final List<SiteStacks> both;

    private Sites(App app, Deployment deployment, Path home) {
        this.app = app;
        this.primary = new SiteStacks(app, deployment.site(Role.PRIMARY), home);
        this.secondary = new SiteStacks(app, deployment.site(Role.SECONDARY), home);
        this.both = List.of(primary, secondary);
    }

    /// Adds every stack of a deployment.
    ///
    /// @param home the folder of the repository
    static void build(App app, Deployment deployment, Path home) {
        Sites sites = new Sites(app, deployment, home);
        sites.keys();
        sites.networks();
        sites.stores();
        sites.traffic();
        sites.rest();
        if (deployment.options().apiLogRole()) {
            sites.both.forEach(site -> needs(site.api, new ApiLogsStack(app, site.site)));
        }
        if (deployment.options().accountSingletons()) {
            sites.both.forEach(site -> needs(new AccountStack(app, site.keyring), site.documents));
        }
    }

    private void keys() {
        primary.keys.ifPresent(
                first -> secondary.keys.ifPresent(second -> second.addStackDependency(first)));
    }

    private void networks() {
        secondary.peering.addStackDependency(primary.network);
        primary.peering.addStackDependency(secondary.peering);
    }

    private void stores() {
        TablesStack tables = new TablesStack(app, primary.site, primary.keyring);
        secondary.keys.ifPresent(keys ->
                Stream.of(tables, primary.database)
                        .forEach(store -> store.addStackDependency(keys)));
        secondary.database.addStackDependency(primary.database);
        for (SiteStacks site : both) {
            Stream.of(site.replication, site.service, site.functions, site.backup)
                    .forEach(user -> needs(user, tables, primary.documents, secondary.documents));
        }
    }

    private void traffic() {
        if (ZoneStack.isNeeded(primary.site)) {
            ZoneStack zone = new ZoneStack(app, primary.site);
            both.forEach(site -> needs(site.certificate, zone));
            both.forEach(site -> needs(site.traffic, zone));
        }
        EventEndpointStack endpoint =
                new EventEndpointStack(app, primary.site, primary.traffic.check());
        needs(endpoint, primary.events, secondary.events);
    }

    private void rest() {
        for (SiteStacks site : both) {
            needs(site.backup, primary.vault, secondary.vault);
            needs(site.watch, primary.traffic, secondary.traffic);
            needs(site.parameters, site.functions);
            needs(site.service, site.parameters, site.queues, site.events);
            needs(site.forward, primary.events, secondary.events);
        }
        // The schema is made where the database writes: until then, a standby is not ready.
        needs(secondary.service, primary.service);
    }

    private static void needs(Stack stack, Stack... first) {
        for (Stack other : first) {
            if (!stack.equals(other)) {
                stack.addStackDependency(other);
            }
        }
    }
}
