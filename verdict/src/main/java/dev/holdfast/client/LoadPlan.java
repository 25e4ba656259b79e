package dev.holdfast.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.holdfast.verdict.LedgerEntry.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Everything that a run of load is made of; with the same plan, the same is asked for in the same
/// order.
public record LoadPlan(Target target, Shape shape, Workload workload, Files files) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /// What a rate grows from, as a share of its full height.
    private static final double LOW = 0.1;

    /// Who is asked, and how.
    ///
    /// @param base address of the service
    /// @param dnsServer address and port of the one that knows it; empty for the system's
    /// @param timeoutMillis after which an attempt's outcome is unknown
    public record Target(String base, String dnsServer, int timeoutMillis) {}

    /// How much is asked for, and when.
    ///
    /// @param open whether requests come at their time, whatever became of those before. Otherwise
    ///   each caller waits for its answer
    /// @param rate of operations a second at the profile's full height, for an open run
    /// @param callers for a run that is not
    /// @param warmUpMillis at the beginning, which no figure counts
    /// @param durationMillis after the warm-up
    /// @param drainMillis afterwards at most, in which what is open is repeated
    public record Shape(
            Profile profile,
            boolean open,
            double rate,
            int callers,
            long warmUpMillis,
            long durationMillis,
            long drainMillis) {

        /// The rates over time. The warm-up comes first, and up to the first rate: a service that
        /// has just started learns while it is asked.
        public List<Stretch> stretches() {
            List<Stretch> measured = profile.stretches(rate, durationMillis);
            double first = measured.getFirst().from();
            return Stream.concat(
                            Stream.of(new Stretch(first * LOW, first, warmUpMillis)),
                            measured.stream())
                    .filter(stretch -> stretch.millis() > 0)
                    .toList();
        }

        /// How many are due in an open run; 0 in a closed one.
        public double operations() {
            return open
                    ? stretches().stream()
                            .mapToDouble(it -> (it.from() + it.to()) / 2 * it.millis() / 1_000)
                            .sum()
                    : 0;
        }

        public long loadMillis() {
            return warmUpMillis + durationMillis;
        }
    }

    /// Some time in which the rate goes evenly from one height to another.
    public record Stretch(double from, double to, long millis) {}

    /// How the rate changes over a run.
    public enum Profile {
        STEADY,
        RAMP,
        SPIKE,
        SOAK;

        private static final double USUAL = 0.5;

        List<Stretch> stretches(double rate, long millis) {
            return switch (this) {
                case STEADY, SOAK -> List.of(new Stretch(rate, rate, millis));
                case RAMP -> List.of(new Stretch(rate * LOW, rate, millis));
                case SPIKE -> {
                    double usual = rate * USUAL;
                    long spike = millis / 5;
                    long around = (millis - spike) / 2;
                    yield List.of(
                            new Stretch(usual, usual, around),
                            new Stretch(rate, rate, spike),
                            new Stretch(usual, usual, millis - spike - around));
                }
            };
        }
    }

    /// What is asked for.
    ///
    /// @param run tells one run's keys from another's
    /// @param accounts the first of them is the hot one
    /// @param orderAccounts that pay and are paid for orders alone
    public record Workload(
            String run, long seed, Mix mix, List<String> accounts, List<String> orderAccounts) {}

    /// Which operations, in which proportion.
    public enum Mix {
        /// Payments between random accounts.
        PAYMENTS(100, 0, 0, 0, 0, 0),
        /// Payments to one account.
        HOT(0, 100, 0, 0, 0, 0),
        /// Payments in bulks.
        BULK(0, 0, 100, 0, 0, 0),
        ORDERS(0, 0, 0, 100, 0, 0),
        READS(0, 0, 0, 0, 100, 0),
        SESSIONS(0, 0, 0, 0, 0, 100),
        /// Of everything, as a shop's day may look.
        MIXED(50, 10, 2, 5, 25, 8),
        /// The same without what orders and sessions need besides the ledger.
        LEDGER(60, 12, 3, 0, 25, 0);

        /// In per cent, in the order of the kinds.
        private final int[] shares;

        Mix(int... shares) {
            this.shares = shares;
        }

        /// What a number from 0 to 99 stands for.
        public Kind kindOf(int percent) {
            int kind = 0;
            int reached = shares[0];
            while (percent >= reached) {
                kind++;
                reached += shares[kind];
            }
            return Kind.values()[kind];
        }

        public boolean hasTransfers() {
            return has(Kind::isTransfer);
        }

        public boolean hasReads() {
            return has(Kind.READ::equals);
        }

        private boolean has(Predicate<Kind> wanted) {
            return Arrays.stream(Kind.values())
                    .anyMatch(kind -> wanted.test(kind) && shares[kind.ordinal()] > 0);
        }

        public boolean needsOrderParts() {
            return this == MIXED || this == ORDERS || this == SESSIONS;
        }
    }

    /// Where the generator finds its token, and where it writes.
    ///
    /// @param token read again when it changes
    /// @param facts what the generator says about itself in the end
    public record Files(String token, String ledger, String facts) {}

    public void write(Path path) throws IOException {
        JSON.writeValue(path.toFile(), this);
    }

    /// @throws IOException if there is no plan
    public static LoadPlan read(Path path) throws IOException {
        return JSON.readValue(path.toFile(), LoadPlan.class);
    }
}
