package dev.holdfast.infra.traffic;

import dev.holdfast.infra.PeerValue;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.PublicHostedZone;
import software.constructs.Construct;

/// The hosted zone of the domain, where the deployment does not name one that exists. Zones belong
/// to no region; the primary's stack makes it.
public final class ZoneStack extends RegionStack {

    public ZoneStack(Construct app, Site primary) {
        super(app, primary, "zone");
        PublicHostedZone zone =
                PublicHostedZone.Builder.create(this, "zone")
                        .zoneName(primary.deployment().domain())
                        .comment("Holdfast, environment " + primary.deployment().suffix())
                        .build();
        zone.applyRemovalPolicy(primary.deployment().removalPolicy());
        PeerValue.HOSTED_ZONE.store(this, primary, zone.getHostedZoneId());
    }

    /// Whether this deployment makes the zone.
    public static boolean isNeeded(Site site) {
        return site.deployment().options().hostedZone().isEmpty();
    }

    /// The zone, as stacks of either site see it.
    public static IHostedZone of(Construct scope, Site site) {
        String id =
                site.deployment()
                        .options()
                        .hostedZone()
                        .orElseGet(() -> PeerValue.HOSTED_ZONE.ofPrimary(scope, site));
        return HostedZone.fromHostedZoneAttributes(
                scope,
                "zone",
                HostedZoneAttributes.builder()
                        .hostedZoneId(id)
                        .zoneName(site.deployment().domain())
                        .build());
    }
}
