package dev.holdfast.local.command;

import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.tokens.Role;
import dev.holdfast.local.tokens.SigningKeys;
import dev.holdfast.local.tokens.TokenIssuer;
import dev.holdfast.local.tokens.TokenRequest;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Prints a token that the services of this environment accept, and no others do.
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Prints a token for the API.")
final class TokenCommand implements Callable<Integer> {
    @Mixin private EnvironmentOption environment = new EnvironmentOption();

    @Option(
            names = "--role",
            split = ",",
            defaultValue = "read,write,operate",
            description = "Some of read, write, operate (${DEFAULT-VALUE}).")
    private List<String> roles = List.of();

    @Option(
            names = "--subject",
            defaultValue = "developer",
            description = "Who it is for (${DEFAULT-VALUE}).")
    private String subject = "";

    @Option(
            names = "--ttl",
            defaultValue = "1h",
            description = "How long it is good (${DEFAULT-VALUE}).")
    private Duration ttl = Duration.ZERO;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        SigningKeys keys = SigningKeys.in(environment.directory().resolve("issuer"));
        if (!Files.exists(keys.privateKey())) {
            throw new EnvironmentFailure(
                    "There is no key to sign with yet. Start the regions with ./holdfast up.");
        }
        EnumSet<Role> granted = EnumSet.noneOf(Role.class);
        roles.forEach(role -> granted.add(Role.named(role)));
        TokenRequest request = new TokenRequest(subject, granted, ttl);
        String token = new TokenIssuer(keys, InstantSource.system()).issue(request);
        spec.commandLine().getOut().println(token);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
