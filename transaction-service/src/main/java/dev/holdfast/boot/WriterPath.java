package dev.holdfast.boot;

import dev.holdfast.names.Names;
import dev.holdfast.postgres.FindWriter;
import io.quarkus.arc.lookup.LookupUnlessProperty;
import io.quarkus.credentials.CredentialsProvider;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Wires a pool that looks for the writer among several servers, where a region has more than one.
/// Everywhere else Quarkus makes the pool.
final class WriterPath {

    private final DatabaseConfig config;

    WriterPath(HoldfastConfig config) {
        this.config = config.database();
    }

    @Produces
    @Singleton
    @LookupUnlessProperty(name = "holdfast.database.other-hosts", stringValue = "none")
    PgPoolCreator pools(@Named(Names.DATABASE_CREDENTIALS) Instance<CredentialsProvider> secret) {
        return input -> pool(input, secret);
    }

    private Pool pool(PgPoolCreator.Input input, Instance<CredentialsProvider> secret) {
        PgConnectOptions first = input.pgConnectOptionsList().getFirst();
        FindWriter find = new FindWriter(input.vertx(), config.timeout().dividedBy(2));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .using(input.vertx())
                .connectingTo(() ->
                        signedIn(first, secret)
                                .compose(signed -> find.among(servers(signed)))
                                .map(found -> found))
                .build();
    }

    private List<PgConnectOptions> servers(PgConnectOptions first) {
        return Stream.concat(
                        Stream.of(first),
                        config.otherHosts().orElse(List.of()).stream()
                                .map(host -> new PgConnectOptions(first).setHost(host)))
                .toList();
    }

    /// Who is handed no password looks it up for each connection.
    private Future<PgConnectOptions> signedIn(
            PgConnectOptions options, Instance<CredentialsProvider> secret) {
        if (config.secret().isEmpty()) {
            return Future.succeededFuture(options);
        }
        Uni<Map<String, String>> found =
                secret.get().getCredentialsAsync(Names.DATABASE_CREDENTIALS);
        return UniHelper.toFuture(found)
                .map(credentials ->
                        new PgConnectOptions(options)
                                .setUser(credentials.get(CredentialsProvider.USER_PROPERTY_NAME))
                                .setPassword(
                                        credentials.get(
                                                CredentialsProvider.PASSWORD_PROPERTY_NAME)));
    }
}
