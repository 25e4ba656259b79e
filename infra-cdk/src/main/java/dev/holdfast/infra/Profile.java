package dev.holdfast.infra;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// All in which the ways to run Holdfast differ. Constructs read these values and never ask which
/// profile it is.
///
/// @param name as it is written in the context
/// @param regions where it runs
/// @param objectives what is promised
/// @param engineVersion the version of Aurora PostgreSQL
/// @param capacity what the ledger database runs on
/// @param encryption whose keys are used
/// @param removal what may be destroyed with its stack
/// @param routing how requests find a region
/// @param backups how often, and for how long
/// @param timing when somebody is told, and when a takeover begins
public record Profile(
        String name,
        Regions regions,
        Objectives objectives,
        String engineVersion,
        Capacity capacity,
        Encryption encryption,
        Removal removal,
        Routing routing,
        Backups backups,
        Timing timing) {

    private static final String SMALLEST_PROVISIONED = "r5.large";

    /// Global databases of both lines can be failed over with data loss allowed.
    private static final String POSTGRES_14 = "14.18";

    private static final String POSTGRES_16 = "16.9";
    private static final Duration WEEK = Duration.ofDays(7);

    /// Provisioned Aurora in a single zone, AWS-managed keys, everything can be destroyed.
    public static final Profile STANDARD =
            new Profile(
                    "standard",
                    Regions.NEAR,
                    new Objectives(Duration.ofMinutes(5), Duration.ofMinutes(15)),
                    POSTGRES_16,
                    new Capacity.Provisioned(SMALLEST_PROVISIONED, 1),
                    Encryption.AWS_MANAGED,
                    Removal.DESTROY,
                    Routing.FAILOVER,
                    new Backups(Backups.Frequency.DAILY, WEEK),
                    new Timing(Duration.ofMinutes(5), Duration.ofSeconds(30)));

    /// Aurora Serverless v2, whose standby costs little until it is needed.
    public static final Profile ACTIVE_PASSIVE =
            new Profile(
                    "active-passive",
                    Regions.FAR,
                    new Objectives(Duration.ofSeconds(1), Duration.ofSeconds(60)),
                    POSTGRES_16,
                    new Capacity.Serverless(0.5, 16),
                    Encryption.AWS_MANAGED,
                    Removal.PROTECT_IN_PRODUCTION,
                    Routing.FAILOVER,
                    new Backups(Backups.Frequency.DAILY, WEEK),
                    new Timing(Duration.ofMillis(500), Duration.ofSeconds(10)));

    /// Customer-managed keys, two zones for the database, records kept, traffic moved by weight.
    public static final Profile REGULATED =
            new Profile(
                    "regulated",
                    Regions.FAR,
                    new Objectives(Duration.ofHours(1), Duration.ofHours(4)),
                    POSTGRES_14,
                    new Capacity.Provisioned(SMALLEST_PROVISIONED, 2),
                    Encryption.CUSTOMER_MANAGED,
                    Removal.RETAIN_IN_PRODUCTION,
                    Routing.WEIGHTED,
                    new Backups(Backups.Frequency.HOURLY, WEEK),
                    new Timing(Duration.ofMillis(500), Duration.ofSeconds(30)));

    /// Nothing lost and the shortest outage: near regions, two database instances, quick suspicion.
    public static final Profile TRADING =
            new Profile(
                    "trading",
                    Regions.NEAR,
                    new Objectives(Duration.ZERO, Duration.ofSeconds(60)),
                    POSTGRES_16,
                    new Capacity.Provisioned(SMALLEST_PROVISIONED, 2),
                    Encryption.AWS_MANAGED,
                    Removal.PROTECT_IN_PRODUCTION,
                    Routing.FAILOVER,
                    new Backups(Backups.Frequency.HOURLY, WEEK),
                    new Timing(Duration.ofMillis(500), Duration.ofSeconds(5)));

    /// Every profile there is.
    public static List<Profile> all() {
        return List.of(STANDARD, ACTIVE_PASSIVE, REGULATED, TRADING);
    }

    /// The profile of a name, if there is one.
    public static Optional<Profile> named(String name) {
        return all().stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    Profile on(Capacity other) {
        return new Profile(
                name,
                regions,
                objectives,
                engineVersion,
                other,
                encryption,
                removal,
                routing,
                backups,
                timing);
    }

    /// @param rpo what may be lost, measured from a client's side; zero is nothing
    /// @param rto how long nobody may be able to write
    public record Objectives(Duration rpo, Duration rto) {}

    /// What a ledger cluster runs on, in each region.
    public sealed interface Capacity {

        /// How many database instances the cluster has; with more than one they stand in different
        /// zones.
        int instances();

        /// @param instanceClass such as `r5.large`
        record Provisioned(String instanceClass, int instances) implements Capacity {}

        /// @param leastUnits Aurora capacity units that it never falls below, from 0.5
        /// @param mostUnits Aurora capacity units that it never exceeds
        record Serverless(double leastUnits, double mostUnits) implements Capacity {

            @Override
            public int instances() {
                return 1;
            }
        }
    }

    /// Whose keys encrypt what is at rest.
    public enum Encryption {
        AWS_MANAGED,
        CUSTOMER_MANAGED
    }

    /// What becomes of stored things when their stack is deleted.
    public enum Removal {
        /// They go with it, in every stage.
        DESTROY,
        /// In production they are protected until the protection is lifted; elsewhere they go.
        PROTECT_IN_PRODUCTION,
        /// In production they are protected, and stay even when the stack is gone.
        RETAIN_IN_PRODUCTION
    }

    /// How a request finds its region.
    public enum Routing {
        /// To the primary as long as it is healthy.
        FAILOVER,
        /// By weight among the healthy ones, so that a shift can be made in steps.
        WEIGHTED
    }

    /// @param frequency how often what is stored is backed up, on top of continuous recovery
    /// @param retention how long a backup is kept
    public record Backups(Frequency frequency, Duration retention) {

        /// How often.
        public enum Frequency {
            HOURLY(Duration.ofHours(1)),
            DAILY(Duration.ofDays(1));

            private final Duration pause;

            Frequency(Duration pause) {
                this.pause = pause;
            }

            Duration pause() {
                return pause;
            }
        }
    }

    /// @param lagAlarm the replication lag above which somebody is told
    /// @param suspectAfter how long the active region's heart may stand still
    public record Timing(Duration lagAlarm, Duration suspectAfter) {}
}
