package dev.holdfast.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The TCP connections of a process, as Linux shows them.
final class OpenConnections {

    private static final String SOCKET = "socket:[";
    private static final String ESTABLISHED = "01";

    private OpenConnections() {}

    static boolean canBeSeen() {
        return Files.isDirectory(Path.of("/proc/self/fd"));
    }

    /// The ports at the other ends.
    static List<Integer> of(long process) {
        Path folder = Path.of("/proc", Long.toString(process));
        Set<String> own = sockets(folder.resolve("fd"));
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(folder.resolve("net").resolve(table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row[3].equals(ESTABLISHED) && own.contains(row[9]))
                .map(row -> Integer.parseInt(row[2].substring(row[2].indexOf(':') + 1), 16))
                .toList();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// @return the numbers that the tables know them by
    private static Set<String> sockets(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(OpenConnections::target)
                    .filter(target -> target.startsWith(SOCKET))
                    .map(target -> target.substring(SOCKET.length(), target.length() - 1))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// One may be closed while they are being read.
    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
