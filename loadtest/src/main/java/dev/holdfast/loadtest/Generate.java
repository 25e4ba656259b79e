package dev.holdfast.loadtest;

import io.gatling.app.Gatling;

/// Runs the load of a plan, and writes Gatling's own report.
public final class Generate {

    private Generate() {}

    /// @param arguments the plan, and the folder for Gatling's report
    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("Say where the plan is, and where to report.");
        }
        System.setProperty(LoadSimulation.PLAN, arguments[0]);
        Gatling.main(
                new String[] {
                    "--simulation",
                    LoadSimulation.class.getName(),
                    "--results-folder",
                    arguments[1],
                    "--run-description",
                    "Holdfast"
                });
    }
}
