package dev.holdfast.operations;

import jakarta.inject.Singleton;

/// Whether the database has the schema that this build needs, as far as is known.
@Singleton
public class SchemaState {

    private volatile HealthCheck check = HealthCheck.down("schema", "It was not checked yet.");

    /// The schema is as new as this build.
    public void current(String version) {
        check = HealthCheck.up("schema", "Version " + version + ".");
    }

    /// Migrations wait for this database to be the writer, or for its writer to replicate them.
    public void outdated(int pending) {
        check = HealthCheck.down("schema", pending + " migrations are missing.");
    }

    /// Somebody else looks after the schema.
    public void unchecked() {
        check = HealthCheck.up("schema", "Not looked after by this service.");
    }

    HealthCheck check() {
        return check;
    }
}
