package dev.holdfast.infra;

import dev.holdfast.infra.api.ApiStack;
import dev.holdfast.infra.backup.BackupStack;
import dev.holdfast.infra.backup.VaultStack;
import dev.holdfast.infra.container.ImagesStack;
import dev.holdfast.infra.container.ServiceStack;
import dev.holdfast.infra.database.DatabaseStack;
import dev.holdfast.infra.documents.DocumentsStack;
import dev.holdfast.infra.documents.ReplicationStack;
import dev.holdfast.infra.events.EventsStack;
import dev.holdfast.infra.events.ForwardStack;
import dev.holdfast.infra.functions.FunctionsStack;
import dev.holdfast.infra.functions.SiteSettings;
import dev.holdfast.infra.identity.ObserverStack;
import dev.holdfast.infra.keys.KeysStack;
import dev.holdfast.infra.network.NetworkStack;
import dev.holdfast.infra.network.PeeringStack;
import dev.holdfast.infra.parameters.ParametersStack;
import dev.holdfast.infra.queues.QueuesStack;
import dev.holdfast.infra.traffic.CertificateStack;
import dev.holdfast.infra.traffic.TrafficStack;
import dev.holdfast.infra.watch.WatchStack;
import dev.holdfast.infra.workflows.WorkflowsStack;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awscdk.App;

/// The stacks of one site: the same ones in both regions, from the same code.
final class SiteStacks {

    final Site site;
    final Optional<KeysStack> keys;
    final Keyring keyring;
    final NetworkStack network;
    final PeeringStack peering;
    final DatabaseStack database;
    final DocumentsStack documents;
    final ReplicationStack replication;
    final QueuesStack queues;
    final EventsStack events;
    final ForwardStack forward;
    final ObserverStack identity;
    final FunctionsStack functions;
    final WorkflowsStack workflows;
    final ImagesStack images;
    final CertificateStack certificate;
    final ServiceStack service;
    final ApiStack api;
    final TrafficStack traffic;
    final ParametersStack parameters;
    final VaultStack vault;
    final BackupStack backup;
    final WatchStack watch;

    SiteStacks(App app, Site site, Path home) {
        this.site = site;
        this.keys = keys(app, site);
        this.keyring = new Keyring(site, keys.map(KeysStack::key));
        this.network = new NetworkStack(app, site, keyring);
        this.peering = new PeeringStack(app, site, network.network());
        this.database = new DatabaseStack(app, site, network.network(), keyring);
        this.documents = new DocumentsStack(app, site, network.network(), keyring);
        this.replication = new ReplicationStack(app, site, keyring);
        this.queues = new QueuesStack(app, site, keyring);
        this.events = new EventsStack(app, site, keyring);
        this.forward = new ForwardStack(app, site);
        this.identity = new ObserverStack(app, keyring);
        SiteSettings settings = new SiteSettings(site, database.cluster(), documents.tokenKeys());
        this.functions = functions(app, settings);
        this.workflows = new WorkflowsStack(app, functions, keyring, home.resolve("workflows"));
        this.images = new ImagesStack(app, site, keyring);
        this.certificate = new CertificateStack(app, site);
        this.service = service(app, settings);
        this.api = new ApiStack(app, keyring, service.balancer(), certificate.certificate());
        this.traffic = new TrafficStack(app, site, api.names());
        this.parameters = new ParametersStack(app, site);
        this.vault = new VaultStack(app, site, keyring);
        this.backup = new BackupStack(app, site, vault);
        this.watch = new WatchStack(app, keyring, traffic.check());
    }

    private static Optional<KeysStack> keys(App app, Site site) {
        return switch (site.profile().encryption()) {
            case AWS_MANAGED -> Optional.empty();
            case CUSTOMER_MANAGED -> Optional.of(new KeysStack(app, site));
        };
    }

    private FunctionsStack functions(App app, SiteSettings settings) {
        return new FunctionsStack(
                app,
                new FunctionsStack.Surroundings(
                        keyring, network.network(), queues.queues(), settings));
    }

    private ServiceStack service(App app, SiteSettings settings) {
        return new ServiceStack(
                app,
                new ServiceStack.Surroundings(
                        keyring,
                        network.network(),
                        certificate.certificate(),
                        documents.accessLogs()),
                new ServiceStack.Inputs(images.repository(), settings));
    }
}
