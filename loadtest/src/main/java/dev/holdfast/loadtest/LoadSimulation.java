package dev.holdfast.loadtest;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.holdfast.client.LoadPlan;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Asks as the plan says. A client that gets no final answer repeats with the same key, as the API
/// wants it.
public final class LoadSimulation extends Simulation {

    /// Where the plan is, as a system property.
    static final String PLAN = "holdfast.plan";

    private static final String OPEN = "open";
    private static final String ATTEMPTS = "attempts";
    private static final String ELSEWHERE = "elsewhere";
    private static final int UNAVAILABLE = 503;
    private static final Duration LOOK_FOR_TOKEN = Duration.ofSeconds(1);
    private static final Duration TO_CLOSE = Duration.ofSeconds(5);

    private final LoadPlan plan;
    private final Course course;
    private final TokenFile token;

    public LoadSimulation() throws IOException {
        this.plan = LoadPlan.read(Path.of(System.getProperty(PLAN)));
        this.course = new Course(plan);
        this.token = new TokenFile(Path.of(plan.files().token()), LOOK_FOR_TOKEN.toNanos());
        LoadPlan.Shape shape = plan.shape();
        Duration atMost = Duration.ofMillis(shape.loadMillis() + shape.drainMillis());
        setUp(clients()).protocols(protocol()).maxDuration(atMost.plus(TO_CLOSE));
    }

    @Override
    public void after() {
        try {
            course.end();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private PopulationBuilder clients() {
        if (!plan.shape().open()) {
            ChainBuilder again = asLongAs(session -> course.isOn()).on(operation());
            return scenario("callers").exec(again).injectOpen(atOnceUsers(plan.shape().callers()));
        }
        List<OpenInjectionStep> steps =
                plan.shape().stretches().stream().map(LoadSimulation::step).toList();
        return scenario("arrivals").exec(operation()).injectOpen(steps);
    }

    private static OpenInjectionStep step(LoadPlan.Stretch stretch) {
        Duration time = Duration.ofMillis(stretch.millis());
        return stretch.from() == stretch.to()
                ? constantUsersPerSec(stretch.from()).during(time)
                : rampUsersPerSec(stretch.from()).to(stretch.to()).during(time);
    }

    private ChainBuilder operation() {
        return exec(this::begin).exec(asLongAs(this::isOpen).on(attempt()));
    }

    private Session begin(Session session) {
        Optional<Operation> next = course.next();
        Session fresh = session.set(ATTEMPTS, 0).set(OPEN, next.isPresent()).set(ELSEWHERE, false);
        return next.map(operation -> fresh.set(Requests.OPERATION, operation)).orElse(fresh);
    }

    private boolean isOpen(Session session) {
        return session.getBoolean(OPEN) && course.mayRepeat();
    }

    private ChainBuilder attempt() {
        Requests requests = new Requests(Duration.ofMillis(plan.target().timeoutMillis()));
        return exec(Requests::withoutAnswer)
                .exec(
                        doSwitch(Requests::method)
                                .on(
                                        onCase("POST").then(exec(requests.post())),
                                        onCase("PUT").then(exec(requests.put())),
                                        onCase("GET").then(exec(requests.get()))))
                .exec(this::conclude)
                .exec(doIf(this::isOpen).then(pause(LoadSimulation::backOff)));
    }

    private Session conclude(Session session) {
        boolean known = course.learns(Requests.operation(session), Requests.answer(session));
        return session.set(OPEN, !known)
                .set(ATTEMPTS, session.getInt(ATTEMPTS) + 1)
                .set(ELSEWHERE, Requests.answer(session).status() == UNAVAILABLE);
    }

    private static Duration backOff(Session session) {
        return BackOff.pause(
                session.getInt(ATTEMPTS),
                Requests.retryAfter(session),
                ThreadLocalRandom.current().nextDouble());
    }

    /// A client whom a region told that it cannot serve closes its connection, so that it asks for
    /// the address again instead of asking the same region for ever.
    private HttpProtocolBuilder protocol() {
        HttpProtocolBuilder protocol =
                http.baseUrl(plan.target().base())
                        .shareConnections()
                        .disableWarmUp()
                        .disableCaching()
                        .disableFollowRedirect()
                        .userAgentHeader("holdfast-loadtest")
                        .authorizationHeader(session -> "Bearer " + token.token())
                        .connectionHeader(
                                session -> session.getBoolean(ELSEWHERE) ? "close" : "keep-alive");
        String dns = plan.target().dnsServer();
        return dns.isEmpty() ? protocol : protocol.asyncNameResolution(dns);
    }
}
