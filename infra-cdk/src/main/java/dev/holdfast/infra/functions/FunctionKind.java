package dev.holdfast.infra.functions;

/// The functions. All have the same code and the same entry, which looks at what comes in; they are
/// several because each may do something else, and has a bound of its own.
public enum FunctionKind {
    ORDERS("orders", Place.NETWORK, 20, "The stages of an order, for the workflow"),
    ORDER_QUEUE("order-queue", Place.NETWORK, 10, "Orders from the queue"),
    TAKEOVER("takeover", Place.NETWORK, 2, "The steps of a takeover, for the workflow"),
    SWITCHOVER("switchover", Place.NETWORK, 2, "The steps of a switchover, for the workflow"),
    WATCHDOG("watchdog", Place.NETWORK, 1, "Looks at the journal every minute"),
    READINESS("readiness", Place.OUTSIDE, 1, "Looks every hour whether both regions are in sync"),
    PARAMETERS("parameters", Place.OUTSIDE, 5, "Copies parameters to the other region"),
    NOTICES("notices", Place.OUTSIDE, 2, "Tells of backups that ended");

    private final String type;
    private final Place place;
    private final int atOnce;
    private final String description;

    FunctionKind(String type, Place place, int atOnce, String description) {
        this.type = type;
        this.place = place;
        this.atOnce = atOnce;
        this.description = description;
    }

    /// The first part of its name.
    public String type() {
        return "holdfast-" + type;
    }

    String id() {
        return type;
    }

    Place place() {
        return place;
    }

    /// Whether it works with the ledger's database, which it needs a password for.
    boolean isOnLedger() {
        return switch (this) {
            case ORDERS, ORDER_QUEUE, TAKEOVER, SWITCHOVER -> true;
            case WATCHDOG, READINESS, PARAMETERS, NOTICES -> false;
        };
    }

    /// How many of it run at the same time, at the most.
    int atOnce() {
        return atOnce;
    }

    String description() {
        return description;
    }

    /// Where a function runs.
    enum Place {
        /// In the site's network, with the database, and without a way to the other region.
        NETWORK,
        /// Outside of it: what talks to services of the other region must.
        OUTSIDE
    }
}
