package dev.holdfast.infra;

import java.nio.file.Path;

/// The functions' packaged application, and what it runs on.
///
/// @param file the package, or a folder that stands for it
/// @param runtime what it was built for
/// @param architecture of the machines; a native package was compiled for one of them
public record FunctionCode(Path file, Runtime runtime, Architecture architecture) {

    /// What the functions run on.
    public enum Runtime {
        JAVA_25("java25"),
        NATIVE("provided.al2023");

        private final String id;

        Runtime(String id) {
            this.id = id;
        }

        /// As Lambda calls it.
        public String id() {
            return id;
        }
    }

    /// Of the machines that the functions run on.
    public enum Architecture {
        X86_64("x86_64"),
        ARM_64("arm64");

        private final String id;

        Architecture(String id) {
            this.id = id;
        }

        /// As Lambda calls it.
        public String id() {
            return id;
        }
    }
}
