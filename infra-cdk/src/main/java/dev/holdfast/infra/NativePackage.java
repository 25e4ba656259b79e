package dev.holdfast.infra;

import dev.holdfast.infra.FunctionCode.Architecture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A package with an executable of its own. Lambda would take one for another machine as well, and
/// then fail at each invocation.
///
/// @param executable its first bytes; none if it holds no executable
record NativePackage(Path file, Optional<ByteBuffer> executable) {

    /// What Lambda starts.
    private static final String ENTRY = "bootstrap";

    /// ELF says here which machine it is for.
    private static final int MACHINE = 18;

    private static final int HEADER = 20;

    static NativePackage of(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(ENTRY);
            return new NativePackage(
                    file, entry == null ? Optional.empty() : Optional.of(header(zip, entry)));
        } catch (IOException noZip) {
            return new NativePackage(file, Optional.empty());
        }
    }

    private static ByteBuffer header(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = Arrays.copyOf(in.readNBytes(HEADER), HEADER);
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /// @throws InvalidDeployment unless it starts on this architecture
    void requireFor(Architecture architecture) {
        ByteBuffer header =
                executable.orElseThrow(() ->
                        new InvalidDeployment(
                                "%s is no native package: there is no %s in it. %s builds one."
                                        .formatted(
                                                file,
                                                ENTRY,
                                                FunctionArtefact.buildCommand(
                                                        FunctionCode.Runtime.NATIVE))));
        InvalidDeployment.when(
                header.getShort(MACHINE) != machine(architecture),
                "The native package %s was not compiled for %s: it runs on the architecture that it was compiled on (-c functionArchitecture=…)."
                        .formatted(file, architecture.id()));
    }

    /// As ELF calls it.
    static int machine(Architecture architecture) {
        return switch (architecture) {
            case X86_64 -> 0x3E;
            case ARM_64 -> 0xB7;
        };
    }
}
