package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lambda.FunctionProcess.Outcome;
import dev.holdfast.names.Setting;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A function that does not work with the ledger, as it is deployed: it is handed no password, may
/// look none up, and has no database in reach.
class WithoutLedgerIT {

    private static final Map<Setting, String> HANDED =
            Map.of(
                    Setting.REGION_NAME, "us-east-1",
                    Setting.REGION_PEER, "us-east-2",
                    Setting.DATABASE_HOST, "ledger.invalid",
                    Setting.DATABASE_USER, "holdfast",
                    Setting.JOURNAL_TABLE, "journal",
                    Setting.PARAMETERS_PREFIX, "/holdfast/dev",
                    Setting.TOKENS_ISSUER, "https://tokens.invalid",
                    Setting.TOKENS_KEY_LOCATION, "https://keys.invalid/jwks.json");

    @TempDir private Path directory;

    @Test
    void it_starts_and_hears_of_a_backup() {
        String ended =
                Events.json(
                        Map.of(
                                "detail-type", "Backup Job State Change",
                                "source", "aws.backup",
                                "detail", Map.of("backupJobId", "1", "state", "COMPLETED")));

        try (FunctionProcess function = FunctionProcess.start(directory, variables())) {
            Outcome heard = function.invoke(ended);

            assertThat(heard.error()).as(heard.toString()).isEmpty();
            assertThat(heard.body().path("completed").asBoolean()).isTrue();
        }
    }

    private static Map<String, String> variables() {
        return HANDED.entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().variable(), Map.Entry::getValue));
    }
}
