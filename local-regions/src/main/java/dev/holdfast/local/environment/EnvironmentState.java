package dev.holdfast.local.environment;

import dev.holdfast.local.process.ProcessRecord;
import java.util.List;

/// What another command needs to talk to a running environment, or to sweep up a dead one.
public record EnvironmentState(
        ProcessRecord supervisor, Ports ports, Control control, Leftovers leftovers) {

    /// The service's port, the same in both regions, and that of the DNS server.
    public record Ports(int service, int dns) {}

    /// How to reach the supervisor; port 0 until it listens.
    public record Control(int port, String token) {
        public static final Control NONE = new Control(0, "");
    }

    /// What has to go when the environment ends.
    public record Leftovers(List<ProcessRecord> processes, String data) {}

    EnvironmentState with(Ports changed) {
        return new EnvironmentState(supervisor, changed, control, leftovers);
    }

    EnvironmentState with(Control changed) {
        return new EnvironmentState(supervisor, ports, changed, leftovers);
    }

    EnvironmentState with(List<ProcessRecord> running) {
        return new EnvironmentState(
                supervisor, ports, control, new Leftovers(running, leftovers.data()));
    }
}
