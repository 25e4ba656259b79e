package dev.holdfast.infra;

import dev.holdfast.infra.FunctionCode.Architecture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A package with an executable of its own. Lambda takes any, and would fail at each invocation of
/// one that does not start there.
final class NativePackage {

    /// What Lambda starts.
    private static final String ENTRY = "bootstrap";

    /// ELF says here which machine it is for.
    private static final int MACHINE = 18;

    private static final int HEADER = 64;

    /// The names of what an executable needs of the C library come before its code.
    private static final int BEGINNING = 1 << 20;

    private static final Pattern C_LIBRARY = Pattern.compile("GLIBC_2\\.(\\d{1,3})");

    /// Of the C library, version 2: what Amazon Linux 2023 has.
    private static final int NEWEST = 34;

    private final Path file;
    private final byte[] executable;

    /// @param executable its beginning; empty if there is none
    private NativePackage(Path file, byte[] executable) {
        this.file = file;
        this.executable = executable;
    }

    static NativePackage of(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(ENTRY);
            return new NativePackage(file, entry == null ? new byte[0] : beginning(zip, entry));
        } catch (IOException noZip) {
            return new NativePackage(file, new byte[0]);
        }
    }

    private static byte[] beginning(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes(BEGINNING);
        }
    }

    boolean hasExecutable() {
        return executable.length > 0;
    }

    /// @throws InvalidDeployment unless it starts on this architecture
    void requireFor(Architecture architecture) {
        InvalidDeployment.when(
                executable.length < HEADER,
                "%s is no native package: there is no executable %s in it. %s builds one."
                        .formatted(
                                file,
                                ENTRY,
                                FunctionArtefact.buildCommand(FunctionCode.Runtime.NATIVE)));
        InvalidDeployment.when(
                machine() != machine(architecture),
                "The native package %s was not compiled for %s: it runs on the architecture that it was compiled on (-c functionArchitecture=…)."
                        .formatted(file, architecture.id()));
        InvalidDeployment.when(
                cLibrary() > NEWEST,
                "The native package %s needs glibc 2.%d, and Lambda's runtime has 2.%d: compile it on an older Linux, or in a container."
                        .formatted(file, cLibrary(), NEWEST));
    }

    private short machine() {
        return ByteBuffer.wrap(executable).order(ByteOrder.LITTLE_ENDIAN).getShort(MACHINE);
    }

    /// As ELF calls it.
    private static int machine(Architecture architecture) {
        return switch (architecture) {
            case X86_64 -> 0x3E;
            case ARM_64 -> 0xB7;
        };
    }

    /// The newest version that it needs something of.
    private int cLibrary() {
        return C_LIBRARY
                .matcher(new String(executable, StandardCharsets.ISO_8859_1))
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(0);
    }
}
