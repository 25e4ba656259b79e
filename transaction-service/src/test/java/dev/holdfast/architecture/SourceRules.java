package dev.holdfast.architecture;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// The rules of the house that a class file does not show: how long, how wide, how broad. Reads
/// source files with the compiler's own parser.
final class SourceRules {

    static final int MAX_FILE_LINES = 250;
    static final int MAX_METHOD_LINES = 30;
    static final int MAX_PARAMETERS = 4;

    private static final Set<String> BROAD =
            Set.of("Exception", "Throwable", "java.lang.Exception", "java.lang.Throwable");
    private static final Pattern SHARED_CHANCE =
            Pattern.compile(
                    "\\b(ThreadLocalRandom|SplittableRandom|RandomGenerator|new Random|Math\\.random)\\b");
    private static final Pattern LATER = Pattern.compile("\\b(TODO|FIXME|XXX)\\b(?!\\s*\\(?#\\d+)");

    private SourceRules() {}

    /// What is wrong with the sources below a folder, one sentence each.
    static List<String> complaintsAbout(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> java =
                    files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
            List<String> complaints = new ArrayList<>(packagesWithoutNullMarked(java));
            for (Path file : java) {
                complaints.addAll(complaintsAbout(file.getFileName().toString(), read(file)));
            }
            return complaints;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// What is wrong with one file.
    static List<String> complaintsAbout(String name, String text) {
        List<String> complaints = new ArrayList<>();
        long lines = text.lines().count();
        if (lines > MAX_FILE_LINES) {
            complaints.add(name + " has " + lines + " lines.");
        }
        LATER.matcher(text)
                .results()
                .forEach(found ->
                        complaints.add(name + " has a " + found.group() + " without an issue."));
        new Inspector(name, complaints).inspect(text);
        return complaints;
    }

    /// The sources below a folder that draw from generators whose state goes into a snapshot of the
    /// process: all its copies would draw the same. SecureRandom asks the system anew.
    static List<String> shareTheirChance(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> SHARED_CHANCE.matcher(read(file)).find())
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> packagesWithoutNullMarked(List<Path> files) {
        return files.stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !isNullMarked(folder.resolve("package-info.java")))
                .map(folder -> "Package " + folder.getFileName() + " is not @NullMarked.")
                .toList();
    }

    private static boolean isNullMarked(Path packageInfo) {
        return Files.exists(packageInfo) && read(packageInfo).contains("@NullMarked");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /// Walks through one file; what it is told along the way is whether it is inside a record.
    private static final class Inspector extends TreeScanner<Void, Boolean> {

        private final String name;
        private final List<String> complaints;
        private CompilationUnitTree unit;
        private SourcePositions positions;

        Inspector(String name, List<String> complaints) {
            this.name = name;
            this.complaints = complaints;
        }

        void inspect(String text) {
            var compiler = ToolProvider.getSystemJavaCompiler();
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null, null, null, null, null, List.of(new Source(name, text)));
            positions = Trees.instance(task).getSourcePositions();
            try {
                for (CompilationUnitTree parsed : task.parse()) {
                    unit = parsed;
                    scan(parsed, false);
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        @Override
        public Void visitClass(ClassTree type, Boolean inRecord) {
            return super.visitClass(type, type.getKind() == Tree.Kind.RECORD);
        }

        @Override
        public Void visitMethod(MethodTree method, Boolean inRecord) {
            boolean ofRecord = inRecord && method.getReturnType() == null;
            int parameters = method.getParameters().size();
            if (parameters > MAX_PARAMETERS && !ofRecord) {
                complain(method, "takes " + parameters + " parameters");
            }
            long lines = line(end(method)) - line(declaration(method)) + 1;
            if (lines > MAX_METHOD_LINES) {
                complain(method, "has " + lines + " lines");
            }
            return super.visitMethod(method, inRecord);
        }

        @Override
        public Void visitCatch(CatchTree caught, Boolean inRecord) {
            Tree type = caught.getParameter().getType();
            List<? extends Tree> types =
                    type instanceof UnionTypeTree union
                            ? union.getTypeAlternatives()
                            : List.of(type);
            for (Tree one : types) {
                if (BROAD.contains(one.toString())) {
                    complaints.add("%s:%d catches %s.".formatted(name, line(start(caught)), one));
                }
            }
            return super.visitCatch(caught, inRecord);
        }

        @Override
        public Void visitIdentifier(IdentifierTree identifier, Boolean inRecord) {
            if (identifier.getName().contentEquals("lombok")) {
                complaints.add(name + " uses Lombok.");
            }
            return super.visitIdentifier(identifier, inRecord);
        }

        /// Annotations describe a method and are not part of its length.
        private long declaration(MethodTree method) {
            long afterModifiers = end(method.getModifiers());
            return afterModifiers < 0 ? start(method) : afterModifiers;
        }

        private void complain(MethodTree method, String what) {
            complaints.add(
                    "%s:%d %s %s.".formatted(name, line(start(method)), method.getName(), what));
        }

        private long start(Tree tree) {
            return positions.getStartPosition(unit, tree);
        }

        private long end(Tree tree) {
            return positions.getEndPosition(unit, tree);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
