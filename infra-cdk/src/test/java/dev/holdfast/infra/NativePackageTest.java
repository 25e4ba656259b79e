package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.infra.FunctionCode.Architecture;
import dev.holdfast.infra.FunctionCode.Runtime;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A package that would not start is refused before anything is deployed.
class NativePackageTest {

    @TempDir private Path directory;

    private Path zip(String entry, byte[] content) throws IOException {
        Path file = directory.resolve("function.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
            zip.closeEntry();
        }
        return file;
    }

    private static byte[] elf(int machine) {
        byte[] header = new byte[64];
        header[18] = (byte) machine;
        return header;
    }

    private static byte[] needing(String... versions) {
        byte[] header = elf(0x3E);
        byte[] names = String.join("\0", versions).getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(header, header.length + names.length);
        System.arraycopy(names, 0, both, header.length, names.length);
        return both;
    }

    private FunctionCode found(Path file, Architecture architecture) {
        return new FunctionArtefact(directory, Optional.of(file), false)
                .find(Runtime.NATIVE, architecture);
    }

    @Test
    void a_package_runs_on_the_architecture_that_it_was_compiled_for() throws IOException {
        Path forArm = zip("bootstrap", elf(0xB7));

        assertThat(found(forArm, Architecture.ARM_64).architecture())
                .isEqualTo(Architecture.ARM_64);
        assertThatThrownBy(() -> found(forArm, Architecture.X86_64))
                .isInstanceOf(InvalidDeployment.class)
                .hasMessageContaining("was not compiled for x86_64");
        Path forIntel = zip("bootstrap", elf(0x3E));

        assertThat(found(forIntel, Architecture.X86_64).file()).isEqualTo(forIntel);
        assertThatThrownBy(() -> found(forIntel, Architecture.ARM_64))
                .isInstanceOf(InvalidDeployment.class)
                .hasMessageContaining("was not compiled for arm64");
    }

    @Test
    void a_package_needs_no_newer_c_library_than_lambda_has() throws IOException {
        Path fits = zip("bootstrap", needing("GLIBC_2.2.5", "GLIBC_2.34"));

        assertThat(found(fits, Architecture.X86_64).file()).isEqualTo(fits);
        Path newer = zip("bootstrap", needing("GLIBC_2.38", "GLIBC_2.4"));

        assertThatThrownBy(() -> found(newer, Architecture.X86_64))
                .isInstanceOf(InvalidDeployment.class)
                .hasMessageContaining("needs glibc 2.38, and Lambda's runtime has 2.34");
    }

    @Test
    void a_package_for_a_jvm_is_no_native_one() throws IOException {
        Path jars = zip("lib/some.jar", new byte[100]);
        Path noZip = Files.writeString(directory.resolve("text"), "no zip");

        for (Path file : new Path[] {jars, noZip}) {
            assertThatThrownBy(() -> found(file, Architecture.X86_64))
                    .isInstanceOf(InvalidDeployment.class)
                    .hasMessageContaining(
                            "is no native package: there is no executable bootstrap in it");
        }
    }

    @Test
    void a_native_package_does_not_run_on_a_jvm() throws IOException {
        Path compiled = zip("bootstrap", elf(0x3E));
        FunctionArtefact named = new FunctionArtefact(directory, Optional.of(compiled), false);

        assertThatThrownBy(() -> named.find(Runtime.JAVA_25, Architecture.X86_64))
                .isInstanceOf(InvalidDeployment.class)
                .hasMessageContaining("is a native package")
                .hasMessageContaining("-c functionRuntime=provided.al2023");
    }

    @Test
    void a_placeholder_fits_everything() {
        FunctionArtefact placeholder = new FunctionArtefact(directory, Optional.empty(), true);

        assertThat(placeholder.find(Runtime.NATIVE, Architecture.ARM_64).runtime())
                .isEqualTo(Runtime.NATIVE);
    }
}
