package dev.holdfast.postgres;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Chooses the server for a new connection where a region has several, of which one writes as long
/// as the region rules: in a failover between them another one does, and whoever kept to the first
/// would be left with a reader.
public final class FindWriter {

    private static final String WRITES = "SELECT NOT pg_is_in_recovery()";

    private final Vertx vertx;
    private final Duration timeout;

    /// @param timeout how long is waited for those that do not answer
    public FindWriter(Vertx vertx, Duration timeout) {
        this.vertx = vertx;
        this.timeout = timeout;
    }

    /// The server that writes, as soon as one says so. Where none does, as in a standby region, the
    /// first that answers; where none answers, the first of all, so that its failure is told.
    ///
    /// @param servers at least one, the preferred one first
    public Future<PgConnectOptions> among(List<PgConnectOptions> servers) {
        Promise<PgConnectOptions> found = Promise.promise();
        List<Future<Boolean>> answers = servers.stream().map(this::writes).toList();
        for (int i = 0; i < servers.size(); i++) {
            PgConnectOptions server = servers.get(i);
            answers.get(i)
                    .onSuccess(writes -> {
                        if (writes) {
                            found.tryComplete(server);
                        }
                    });
        }
        Future.join(answers).onComplete(all -> found.tryComplete(reader(servers, answers)));
        return found.future();
    }

    private static PgConnectOptions reader(
            List<PgConnectOptions> servers, List<Future<Boolean>> answers) {
        for (int i = 0; i < servers.size(); i++) {
            if (answers.get(i).succeeded()) {
                return servers.get(i);
            }
        }
        return servers.getFirst();
    }

    private Future<Boolean> writes(PgConnectOptions server) {
        return PgConnection.connect(vertx, server)
                .compose(connection -> ask(connection).eventually(() -> connection.close()))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Future<Boolean> ask(SqlClient connection) {
        return connection.query(WRITES).execute().map(rows -> rows.iterator().next().getBoolean(0));
    }
}
