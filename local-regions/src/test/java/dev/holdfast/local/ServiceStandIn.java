package dev.holdfast.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;

/// A small program that takes the service's configuration and answers its health paths: active is
/// whoever's database is a primary. A switchover is a promotion, with nothing of the real protocol.
public final class ServiceStandIn {
    private ServiceStandIn() {}

    public static void main(String[] arguments) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(
                        System.getProperty("quarkus.http.host"),
                        Integer.getInteger("quarkus.http.port"));
        HttpServer server = HttpServer.create(address, 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health/live", exchange -> answer(exchange, 200, "{}"));
        server.createContext("/health/ready", exchange -> ready(exchange));
        server.createContext("/health/routing", exchange -> routing(exchange));
        server.createContext("/v1/region/switchover", exchange -> promote(exchange));
        server.createContext("/v1/region", exchange -> region(exchange));
        server.start();
        System.out.println(
                "The stand-in of " + System.getProperty("holdfast.region.name") + " runs.");
    }

    private static void ready(HttpExchange exchange) throws IOException {
        answer(exchange, ask("SELECT 't'").equals("t") ? 200 : 503, "{}");
    }

    private static void routing(HttpExchange exchange) throws IOException {
        answer(exchange, primary() ? 200 : 503, "{}");
    }

    private static void region(HttpExchange exchange) throws IOException {
        String name = System.getProperty("holdfast.region.name");
        String role = primary() ? "ACTIVE" : "STANDBY";
        answer(
                exchange,
                200,
                "{\"name\":\"%s\",\"role\":\"%s\",\"epoch\":1}".formatted(name, role));
    }

    private static void promote(HttpExchange exchange) throws IOException {
        answer(exchange, ask("SELECT pg_promote(true, 10)").equals("t") ? 202 : 503, "{}");
    }

    private static boolean primary() {
        return ask("SELECT pg_is_in_recovery()").equals("f");
    }

    private static String ask(String sql) {
        String url =
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(
                                System.getProperty("holdfast.database.host"),
                                System.getProperty("holdfast.database.port"),
                                System.getProperty("holdfast.database.name"));
        String user = System.getProperty("holdfast.database.user");
        String password = System.getenv("HOLDFAST_DATABASE_PASSWORD");
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] raw = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, raw.length);
            exchange.getResponseBody().write(raw);
        }
    }
}
