package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.names.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// I16, I17: `./holdfast deploy` and `destroy` themselves, with stand-ins for the CDK's and AWS's
/// command lines.
class DeployAndDestroyTest {

    private static final List<String> ENVIRONMENT =
            List.of("-c", "account=123456789012", "-c", "domain=bank.invalid");

    /// APIs may log, and AWS Backup backs up whatever it is asked to.
    private static final String READY =
            """
            case "$1" in
              apigateway) echo arn:aws:iam::123456789012:role/logs ;;
              backup) printf 'True\\tTrue\\tTrue\\n' ;;
            esac
            """;

    /// Each vault holds two backups until both are deleted; the zone holds a certificate's record.
    private static final String WITH_LEFTOVERS =
            """
            left=$(dirname "$0")/left
            case "$1 $2" in
              "backup list-backup-vaults") echo found ;;
              "backup list-recovery-points-by-backup-vault")
                [ -e "$left$4$6" ] || printf 'arn:1\\tAVAILABLE\\narn:2\\tAVAILABLE\\n' >"$left$4$6"
                cat "$left$4$6" ;;
              "backup delete-recovery-point") sed -i "/^$8/d" "$left$6$4" ;;
              "ssm get-parameters") echo Z123 ;;
              "route53 list-resource-record-sets") echo '{"Changes":[{"Action":"DELETE"}]}' ;;
            esac
            """;

    private final CopiedRepository repository = new CopiedRepository();

    DeployAndDestroyTest() throws IOException {}

    @Test
    void i17_all_stacks_are_deployed_with_a_package_that_can_reach_the_ledger_and_then_verified()
            throws Exception {
        repository.standIn("aws", READY);
        Path authorities = repository.file("authorities.pem", "certificates");

        Program.Ended deploy =
                run("deploy", "--yes", "--authorities", authorities.toString(), "--wait", "0");

        List<String> calls = repository.calls();
        assertThat(calls.subList(0, 2))
                .allMatch(call -> call.startsWith("aws apigateway get-account"));
        assertThat(calls.subList(2, 4))
                .allMatch(call -> call.startsWith("aws backup describe-region-settings"));
        assertThat(stacksIn(calls, "cdk deploy"))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(stacks());
        assertThat(packages()).singleElement().asString().contains(Names.DATABASE_AUTHORITIES);
        // Nobody answers here: as long as nobody says that both are in sync, it is not done.
        assertThat(deploy.status()).as(deploy.errors()).isEqualTo(1);
        assertThat(deploy.output()).contains("ready in us-east-1", "ready in us-east-2");
    }

    @Test
    void i17_where_no_api_could_be_deployed_nothing_is_and_a_sentence_says_what_is_missing()
            throws Exception {
        repository.standIn("aws", "echo None");
        Path authorities = repository.file("authorities.pem", "certificates");

        Program.Ended deploy =
                run("deploy", "--yes", "--authorities", authorities.toString(), "--wait", "0");

        assertThat(deploy.status()).isEqualTo(2);
        assertThat(deploy.errors()).contains("us-east-1", "-c apiLogRole=true");
        assertThat(repository.calls()).noneMatch(call -> call.startsWith("cdk"));
    }

    @Test
    void i10_where_backups_would_be_passed_over_nothing_is_deployed_and_a_sentence_says_what_to_do()
            throws Exception {
        repository.standIn("aws", READY.replace("True\\tTrue\\tTrue", "False\\tTrue\\tTrue"));
        Path authorities = repository.file("authorities.pem", "certificates");

        Program.Ended deploy =
                run("deploy", "--yes", "--authorities", authorities.toString(), "--wait", "0");

        assertThat(deploy.status()).isEqualTo(2);
        assertThat(deploy.errors())
                .contains("aws backup update-region-settings --region us-east-1", "Aurora=true");
        assertThat(repository.calls()).noneMatch(call -> call.startsWith("cdk"));
    }

    @Test
    void an_image_for_other_processors_is_refused_before_anything_is_made() throws Exception {
        repository.standIn("docker", "echo sha256:0123456789abcdef arm64");

        Program.Ended deploy =
                repository.run("deploy", "--yes", "-c", "account=123456789012", "--image", "mine");

        assertThat(deploy.status()).isEqualTo(2);
        assertThat(deploy.errors()).contains("'mine' is for arm64", "runs on amd64");
        assertThat(repository.calls()).hasSize(1);
    }

    @Test
    void i16_vaults_and_zone_are_emptied_just_before_their_stacks_go() throws Exception {
        repository.standIn("aws", WITH_LEFTOVERS);

        Program.Ended destroy = run("destroy", "--yes");

        List<String> calls = repository.calls();
        assertThat(destroy.status()).as(destroy.errors()).isZero();
        assertThat(stacksIn(calls, "cdk destroy"))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(stacks());
        for (Role role : Role.values()) {
            String vault = "holdfast-vault-%s-dev".formatted(role.label());
            String plan = "holdfast-backup-%s-dev".formatted(role.label());
            assertThat(all(calls, "aws backup delete-recovery-point", vault))
                    .hasSize(2)
                    .allMatch(at -> first(calls, "cdk destroy", plan) < at)
                    .allMatch(at -> at < first(calls, "cdk destroy", vault));
        }
        assertThat(first(calls, "aws route53 change-resource-record-sets", "--hosted-zone-id Z123"))
                .isBetween(
                        first(calls, "cdk destroy", "holdfast-certificate-primary-dev"),
                        first(calls, "cdk destroy", "holdfast-zone-primary-dev"));
        assertThat(destroy.errors())
                .contains("Deleting 2 backups in holdfast-vault-primary-dev of us-east-1");
    }

    @Test
    @Tag("slow")
    void i16_backups_that_are_protected_are_not_deleted() throws Exception {
        repository.standIn("aws", WITH_LEFTOVERS);

        Program.Ended destroy = run("destroy", "--yes", "-c", "deletionProtection=true");

        assertThat(destroy.status()).isEqualTo(1);
        assertThat(destroy.errors()).contains("are protected, and none was deleted");
        assertThat(repository.calls()).noneMatch(call -> call.contains("delete-recovery-point"));
    }

    @Test
    @Tag("slow")
    void a_dry_run_says_everything_and_calls_nobody() throws Exception {
        repository.standIn("aws", "exit 1");

        Program.Ended deploy = run("deploy", "--dry-run", "--bootstrap");
        Program.Ended destroy = run("destroy", "--dry-run");

        assertThat(deploy.status()).as(deploy.errors()).isZero();
        assertThat(deploy.output())
                .contains("cdk bootstrap aws://123456789012/us-east-1", Names.DATABASE_AUTHORITIES)
                .contains("aws apigateway get-account", "verify --out")
                .contains("aws backup describe-region-settings");
        assertThat(destroy.status()).as(destroy.errors()).isZero();
        assertThat(destroy.output())
                .contains("deletes every backup in holdfast-vault-primary-dev of us-east-1")
                .contains("deletes the records of certificates in the zone of bank.invalid");
        for (Program.Ended each : List.of(deploy, destroy)) {
            assertThat(stacksIn(each.output().lines().toList(), "bin/cdk de"))
                    .containsExactlyInAnyOrderElementsOf(stacks());
        }
        assertThat(repository.calls()).isEmpty();
    }

    @Test
    void an_option_of_another_command_is_refused() throws Exception {
        Program.Ended destroy = run("destroy", "--bootstrap");

        assertThat(destroy.status()).isEqualTo(2);
        assertThat(destroy.errors()).contains("destroy has no option '--bootstrap'");
    }

    private Program.Ended run(String command, String... options)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(ENVIRONMENT);
        if (command.equals("deploy")) {
            arguments.addAll(List.of("-c", "imageTag=abc"));
        }
        arguments.addAll(List.of("--out", "out"));
        arguments.addAll(List.of(options));
        return repository.run(arguments.toArray(String[]::new));
    }

    private Path out() {
        return repository.home().resolve("out");
    }

    private List<String> stacks() {
        return CloudAssembly.in(out()).stacks().stream().map(CloudAssembly.Stack::name).toList();
    }

    /// What is in each package of functions that was synthesised.
    private List<List<String>> packages() throws IOException {
        List<List<String>> packages = new ArrayList<>();
        try (Stream<Path> files = Files.list(out())) {
            for (Path file : files.filter(each -> each.toString().endsWith(".zip")).toList()) {
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    packages.add(zip.stream().map(ZipEntry::getName).toList());
                }
            }
        }
        return packages;
    }

    /// The stacks that are named by calls of a command.
    private static List<String> stacksIn(List<String> calls, String command) {
        return calls.stream()
                .filter(call -> call.contains(command))
                .flatMap(call -> Stream.of(call.split(" ")))
                .filter(word -> word.startsWith("holdfast-"))
                .toList();
    }

    /// Where the calls of a command with an argument are.
    private static List<Integer> all(List<String> calls, String command, String argument) {
        return IntStream.range(0, calls.size())
                .filter(at -> calls.get(at).startsWith(command) && calls.get(at).contains(argument))
                .boxed()
                .toList();
    }

    private static int first(List<String> calls, String command, String argument) {
        return all(calls, command, argument).getFirst();
    }
}
