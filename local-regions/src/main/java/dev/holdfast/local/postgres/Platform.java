package dev.holdfast.local.postgres;

import dev.holdfast.local.process.EnvironmentFailure;
import java.util.Locale;

/// Which of the archives on the class path runs on this computer.
record Platform(String archive) {

    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Platform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
        boolean intel = osArch.equals("amd64") || osArch.equals("x86_64");
        if (os.startsWith("linux") && intel) {
            return new Platform("postgres-linux-x86_64.txz");
        }
        if (os.startsWith("linux") && arm) {
            return new Platform("postgres-linux-arm_64.txz");
        }
        if (os.startsWith("mac") && arm) {
            return new Platform("postgres-darwin-arm_64.txz");
        }
        throw new EnvironmentFailure(
                "There is no PostgreSQL for %s on %s here; Linux (amd64, arm64) and macOS (arm64) work."
                        .formatted(osName, osArch));
    }
}
