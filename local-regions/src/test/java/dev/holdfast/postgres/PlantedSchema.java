package dev.holdfast.postgres;

import dev.holdfast.local.postgres.DatabaseAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The product's own migration with a mistake planted in its text.
final class PlantedSchema {

    private static final String MIGRATION = "/db/migration/V1__ledger.sql";

    private PlantedSchema() {}

    /// A change of the migration's text.
    ///
    /// @param before stands in it exactly once
    record Change(String before, String after) {}

    /// A new database of the primary, as the migration would leave it.
    static TestDatabase create(PostgresPair pair, List<Change> changes) {
        TestDatabase database = new TestDatabase(pair.primary(), pair.emptyDatabase());
        DatabaseAccess service = pair.primary().service();
        DatabaseAccess owner =
                new DatabaseAccess(
                        service.server(), database.name(), service.user(), service.password());
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(planted(changes));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        return database;
    }

    private static String planted(List<Change> changes) {
        String text = migration();
        for (Change change : changes) {
            int at = text.indexOf(change.before());
            if (at < 0 || text.indexOf(change.before(), at + 1) >= 0) {
                throw new IllegalStateException(
                        "The migration does not hold this exactly once: " + change.before());
            }
            text = text.replace(change.before(), change.after());
        }
        return text;
    }

    private static String migration() {
        try (InputStream in = PlantedSchema.class.getResourceAsStream(MIGRATION)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + MIGRATION + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
