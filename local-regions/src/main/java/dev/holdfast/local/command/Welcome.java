package dev.holdfast.local.command;

import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.network.LocalRegion;
import java.io.PrintWriter;
import java.util.List;

/// What `up` prints when both regions run.
record Welcome(LocalRegions regions) {

    void print(PrintWriter out) {
        String form = "  %-11s %-9s %-24s %s%n";
        out.printf(form, "REGION", "ROLE", "SERVICE", "DATABASE");
        for (LocalRegion region : LocalRegion.values()) {
            String role = region == LocalRegion.US_EAST_1 ? "active" : "standby";
            out.printf(
                    form,
                    region,
                    role,
                    regions.service(region),
                    regions.database(region).jdbcUrl());
        }
        out.println();
        int dns = regions.dnsAddress().getPort();
        out.printf("  DNS      dig +short @127.0.0.1 -p %d %s%n", dns, regions.dnsName());
        for (LocalRegion region : LocalRegion.values()) {
            out.printf("  Orders   %s%n", regions.orders(region).queue());
        }
        out.printf("  Events   tail -F %s/*/events.jsonl%n", regions.logs());
        out.printf("  Logs     %s%n", regions.logs());
        out.printf("  Stop     Ctrl-C, or ./holdfast down%n%n");
        out.printf("Try it (the token is good for 12 hours; ./holdfast token prints another):%n%n");
        out.printf(
                "curl -s -H 'Authorization: Bearer %s' %s%n%n",
                regions.token(List.of("read", "write", "operate")),
                regions.service(LocalRegion.US_EAST_1).resolve("/v1/region"));
    }
}
