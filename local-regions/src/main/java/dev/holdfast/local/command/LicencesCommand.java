package dev.holdfast.local.command;

import dev.holdfast.local.licences.BillOfMaterials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Writes the licences of a bill of materials down for people. Called by the script where it makes
/// an artefact.
@Command(name = "licences", hidden = true, description = "A list of licences.")
final class LicencesCommand implements Callable<Integer> {

    @Parameters(index = "0", description = "A bill of materials, CycloneDX in JSON.")
    private Path bill = Path.of("");

    @Parameters(index = "1", description = "Where the list goes.")
    private Path list = Path.of("");

    @Override
    public Integer call() throws IOException {
        Files.writeString(list, BillOfMaterials.read(bill).text());
        return 0;
    }
}
