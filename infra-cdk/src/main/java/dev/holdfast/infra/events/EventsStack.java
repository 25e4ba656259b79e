package dev.holdfast.infra.events;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import dev.holdfast.names.Names;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Archive;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Match;
import software.constructs.Construct;

/// The event bus of a site, and its archive.
public final class EventsStack extends RegionStack {

    private static final Duration ARCHIVED = Duration.days(30);

    public EventsStack(Construct app, Site site, Keyring keyring) {
        super(app, site, "events");
        DeployedNames names = new DeployedNames(site);
        EventBus bus =
                EventBus.Builder.create(this, "bus")
                        .eventBusName(names.eventBus())
                        .kmsKey(keyring.key().orElse(null))
                        .build();
        bus.applyRemovalPolicy(site.deployment().removalPolicy());
        Archive.Builder.create(this, "archive")
                .sourceEventBus(bus)
                .archiveName(site.name("holdfast-events"))
                .description("What was published, to be replayed where it was missed")
                .eventPattern(
                        EventPattern.builder().source(Match.prefix(Names.EVENT_SOURCES)).build())
                .retention(ARCHIVED)
                .kmsKey(keyring.key().orElse(null))
                .build();
    }
}
