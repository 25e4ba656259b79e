package dev.holdfast.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Loads product and simulation once more, apart from the sound ones, with a mistake planted in
/// them.
final class Mutant extends ClassLoader {

    private static final String ROOM = "dev.holdfast.";
    private static final Path BASE = Path.of(System.getProperty("basedir", "."));
    private static final List<Path> SOURCES =
            List.of(
                    BASE.resolve("src/main/java/dev/holdfast"),
                    BASE.resolve("src/test/java/dev/holdfast"));

    private final Map<String, byte[]> planted;

    private Mutant(Map<String, byte[]> planted) {
        super(Mutant.class.getClassLoader());
        this.planted = planted;
    }

    /// @throws IllegalStateException if a change does not fit its file, or what comes out does not
    ///   compile
    static Mutant grow(Mutation mutation) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Mutation.Change change : mutation.changes()) {
            sources.merge(
                    change.file(),
                    planted(change, read(change.file())),
                    (old, fresh) -> planted(change, old));
        }
        return new Mutant(compile(sources));
    }

    private static String planted(Mutation.Change change, String source) {
        int[] places = dense(source);
        String text = packed(source, places);
        String before = packed(change.before(), dense(change.before()));
        int at = text.indexOf(before);
        if (at < 0 || text.indexOf(before, at + 1) >= 0) {
            String what = change.file() + " does not hold this exactly once: " + change.before();
            throw new IllegalStateException(what);
        }
        String rest = source.substring(places[at + before.length() - 1] + 1);
        return source.substring(0, places[at]) + change.after() + rest;
    }

    /// Where there is something else than white space: a formatter may break lines as it likes.
    private static int[] dense(String text) {
        return IntStream.range(0, text.length())
                .filter(i -> !Character.isWhitespace(text.charAt(i)))
                .toArray();
    }

    private static String packed(String text, int[] places) {
        StringBuilder packed = new StringBuilder(places.length);
        for (int place : places) {
            packed.append(text.charAt(place));
        }
        return packed.toString();
    }

    private static String read(String file) {
        try {
            for (Path sources : SOURCES) {
                if (Files.exists(sources.resolve(file))) {
                    return Files.readString(sources.resolve(file));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        throw new IllegalStateException("There is no " + file + " below " + SOURCES + ".");
    }

    private static Map<String, byte[]> compile(Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Source> units = new ArrayList<>();
        sources.forEach((file, text) -> units.add(new Source(file, text)));
        List<String> options =
                List.of(
                        "-proc:none",
                        "-nowarn",
                        "-classpath",
                        System.getProperty("java.class.path"));
        StringBuilder complaints = new StringBuilder();
        try (Memory memory = new Memory(compiler.getStandardFileManager(null, null, null))) {
            boolean compiled =
                    compiler.getTask(
                                    null,
                                    memory,
                                    complaint -> complaints.append(complaint).append('\n'),
                                    options,
                                    null,
                                    units)
                            .call();
            if (!compiled) {
                throw new IllegalStateException("The mutant does not compile:\n" + complaints);
            }
            return memory.classes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The same once more, with nothing planted.
    static Mutant unharmed() {
        return new Mutant(Map.of());
    }

    /// Runs its seeds until one breaks the invariant.
    ///
    /// @return the seed, or -1 if none does
    long firstViolation(Invariant invariant, long count) {
        Class<?>[] types = {String.class, long.class};
        return (long) ask("firstViolation", types, invariant.name(), count);
    }

    /// The log of one of its seeds.
    String history(long seed) {
        return (String) ask("history", new Class<?>[] {long.class}, seed);
    }

    private Object ask(String method, Class<?>[] types, Object... arguments) {
        try {
            return loadClass(Simulation.class.getName())
                    .getMethod(method, types)
                    .invoke(null, arguments);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith(ROOM)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = planted.containsKey(name) ? planted.get(name) : sound(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] sound(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///dev/holdfast/" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {

        private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

        Memory(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location,
                String name,
                JavaFileObject.Kind kind,
                javax.tools.FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return written.computeIfAbsent(name, absent -> new ByteArrayOutputStream());
                }
            };
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new HashMap<>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }
}
