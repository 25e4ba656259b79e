package dev.holdfast.names;

/// Names that the service expects and the deployment creates. A name that carries the environment
/// reaches the service through a [Setting]; what stands here is the same everywhere.
public final class Names {

    /// The ledger's database, and the role that owns its schema.
    public static final String DATABASE = "holdfast";

    public static final String DATABASE_USER = "holdfast";

    public static final int DATABASE_PORT = 5432;

    /// What looks up user and password of the database where nobody hands over a password.
    public static final String DATABASE_CREDENTIALS = "secrets-manager";

    /// The keys of that secret's JSON.
    public static final String SECRET_USER = "username";

    public static final String SECRET_PASSWORD = "password";

    /// The certificates of those who may sign for the database, in the folder in which a process
    /// starts: the image and the functions' package bring it along.
    public static final String DATABASE_AUTHORITIES = "rds-global-bundle.pem";

    /// The journal's table, where nobody names another one.
    public static final String JOURNAL_TABLE = "holdfast-journal";

    /// The table of orders, and the one of sessions, where nobody names others.
    public static final String ORDERS_TABLE = "holdfast-orders";

    public static final String SESSIONS_TABLE = "holdfast-sessions";

    /// The keys of every table: a text and a number.
    public static final String TABLE_PARTITION_KEY = "pk";

    public static final String TABLE_SORT_KEY = "sk";

    /// When a session ends, in seconds of the epoch.
    public static final String SESSION_EXPIRES = "expires";

    /// The index of orders that are not settled, or not told of, spread over a few partitions, the
    /// oldest first.
    public static final String OPEN_ORDERS_INDEX = "open-orders";

    public static final String OPEN_ORDERS_SHARD = "openShard";

    public static final String OPEN_ORDERS_PLACED = "placedMillis";

    /// Below the prefix of the region's parameters: which region should be active.
    public static final String ROLE_PARAMETER = "role";

    /// Below the prefix of the region's parameters: whether a takeover may begin by itself.
    public static final String AUTOMATIC_TAKEOVER_PARAMETER = "automatic-takeover";

    /// The two values of [#AUTOMATIC_TAKEOVER_PARAMETER].
    public static final String TAKEOVER_ALLOWED = "allowed";

    public static final String TAKEOVER_FORBIDDEN = "forbidden";

    /// Below the prefix of the region's parameters: what belongs to the one region alone. Nothing
    /// below it is replicated.
    public static final String SITE_PARAMETERS = "site";

    /// The name under which the packaged application starts, whichever function it is.
    public static final String FUNCTION_HANDLER = "holdfast";

    /// What a function's JVM is told in `JAVA_TOOL_OPTIONS`: who starts the JVM there reads no
    /// manifest.
    public static final String FUNCTION_JVM_OPTIONS =
            "--add-opens=java.base/java.lang=ALL-UNNAMED"
                    + " -Djava.util.logging.manager=org.jboss.logmanager.LogManager";

    /// The endpoint whose 200 says that this region should get traffic.
    public static final String ROUTING_HEALTH = "/health/routing";

    /// The endpoint whose 200 says that this process can serve.
    public static final String READY_HEALTH = "/health/ready";

    /// Where the container listens for HTTPS.
    public static final int SERVICE_PORT = 8443;

    private Names() {}
}
