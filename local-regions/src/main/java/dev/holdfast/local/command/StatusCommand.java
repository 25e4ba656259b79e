package dev.holdfast.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.local.control.Supervisor;
import dev.holdfast.local.dns.FailoverDns;
import dev.holdfast.local.network.LocalRegion;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows what both regions say about themselves, and whom DNS answers.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows roles, epoch, replication lag and journal position.")
final class StatusCommand implements Callable<Integer> {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Mixin private EnvironmentOption environment = new EnvironmentOption();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(
            names = "--readiness",
            description = "Whether the other region could take over now, check by check.")
    private boolean readiness;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        Supervisor supervisor = Supervisor.in(environment.directory());
        PrintWriter out = spec.commandLine().getOut();
        try (AskRegions ask = new AskRegions(supervisor, environment.directory())) {
            ObjectNode told = readiness ? readiness(ask) : status(ask, supervisor);
            out.println(json ? JSON.writeValueAsString(told) : text(told));
        }
        out.flush();
        return 0;
    }

    private String text(ObjectNode told) {
        return readiness ? ReadinessTable.of(told) : StatusTable.of(told);
    }

    private static ObjectNode readiness(AskRegions ask) {
        return regions(ask::readiness);
    }

    private static ObjectNode status(AskRegions ask, Supervisor supervisor) {
        ObjectNode status = regions(ask::about);
        status.putObject("dns")
                .put("name", FailoverDns.NAME)
                .put("server", "127.0.0.1:" + supervisor.ports().dns())
                .put("answer", supervisor.dnsAnswer());
        return status;
    }

    private static ObjectNode regions(Function<LocalRegion, ObjectNode> question) {
        ObjectNode answers = JSON.createObjectNode();
        ObjectNode regions = answers.putObject("regions");
        for (LocalRegion region : LocalRegion.values()) {
            regions.set(region.regionName(), question.apply(region));
        }
        return answers;
    }
}
