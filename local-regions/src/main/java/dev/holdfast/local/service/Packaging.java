package dev.holdfast.local.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/// The forms in which the build hands the same service out.
public enum Packaging {
    JVM("JVM"),
    JVM_WITH_AOT_CACHE("JVM with AOT cache"),
    NATIVE("native");

    /// A system property that names another one than usual, so that the same tests run on each.
    private static final String CHOICE = "holdfast.packaging";

    private final String title;

    Packaging(String title) {
        this.title = title;
    }

    /// The JVM with its cache, unless the system property says otherwise.
    public static Packaging chosen() {
        String wanted = System.getProperty(CHOICE, JVM_WITH_AOT_CACHE.word());
        return Arrays.stream(values())
                .filter(each -> each.word().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "There is no packaging \"%s\" to choose with %s."
                                        .formatted(wanted, CHOICE)));
    }

    public String title() {
        return title;
    }

    /// @param home where the repository is, built
    public ServiceProgram program(Path home) {
        return switch (this) {
            case JVM -> ServiceProgram.quarkus(runJar(home));
            case JVM_WITH_AOT_CACHE -> ServiceProgram.quarkus(runJar(home), aotCache(home));
            case NATIVE -> ServiceProgram.compiled(executable(home));
        };
    }

    public static Path runJar(Path home) {
        return application(home).resolve("quarkus-run.jar");
    }

    private static Path application(Path home) {
        return home.resolve("transaction-service/target/quarkus-app");
    }

    public static Path aotCache(Path home) {
        return home.resolve("transaction-service/target/service.aot");
    }

    public static Path executable(Path home) {
        return home.resolve("transaction-service/target/native/holdfast-runner");
    }

    /// The size of what the build hands out in this form, in bytes. A JVM comes on top of the first
    /// two.
    public long bytes(Path home) throws IOException {
        return switch (this) {
            case JVM -> bytesBelow(application(home));
            case JVM_WITH_AOT_CACHE -> JVM.bytes(home) + bytesBelow(aotCache(home));
            case NATIVE -> bytesBelow(executable(home));
        };
    }

    private static long bytesBelow(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
