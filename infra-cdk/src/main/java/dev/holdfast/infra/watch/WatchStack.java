package dev.holdfast.infra.watch;

import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.PeerValue;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import software.constructs.Construct;

/// Who watches a site: its topic, its alarms, and a dashboard with both regions on it. When one
/// region is lost, the other's dashboard is still there.
public final class WatchStack extends RegionStack {

    /// @param check the id of this site's health check
    public WatchStack(Construct app, Keyring keyring, String check) {
        super(app, keyring.site(), "watch");
        Site site = keyring.site();
        HealthFigures health = health(check, PeerValue.HEALTH_CHECK.ofPeer(this, site));
        Alarms alarms = new Alarms(this, site, new AlarmTopic(this, keyring));
        alarms.watch(new WatchList(new Figures(site, getAccount())).all());
        if (site.region().equals(HealthFigures.REGION)) {
            alarms.watch(health.watched());
        }
        new BothRegions(this, site, health, getAccount());
    }

    private HealthFigures health(String here, String there) {
        return switch (site().role()) {
            case PRIMARY -> new HealthFigures(here, there);
            case SECONDARY -> new HealthFigures(there, here);
        };
    }
}
