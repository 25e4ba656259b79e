package dev.holdfast.infra.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the classes of a folder ask AWS for, read from their sources: the IAM actions of the client
/// methods that they call, themselves or through the holder of a client in the same folder.
final class SdkCalls {

    /// What IAM calls the service of a client.
    private static final Map<String, String> SERVICES =
            Map.of(
                    "CloudWatch", "cloudwatch",
                    "DynamoDb", "dynamodb",
                    "EventBridge", "events",
                    "Lambda", "lambda",
                    "Rds", "rds",
                    "S3", "s3",
                    "SecretsManager", "secretsmanager",
                    "Sqs", "sqs",
                    "Ssm", "ssm");

    /// What IAM calls otherwise than the client does.
    private static final Map<String, String> RENAMED =
            Map.of(
                    "sqs:DeleteMessageBatch", "sqs:DeleteMessage",
                    "s3:GetBucketReplication", "s3:GetReplicationConfiguration");

    private static final Pattern CLIENT = Pattern.compile("\\b(\\w+?)(?:Async)?Client (\\w+)\\b");
    private static final Pattern FIELD = Pattern.compile("private final (\\w+) (\\w+);");
    private static final Pattern METHOD =
            Pattern.compile(
                    "^    \\S[^;={]*?\\b(\\w+)\\([^;{]*\\{$(.*?)^    }",
                    Pattern.MULTILINE | Pattern.DOTALL);

    private final Map<String, String> sources = new TreeMap<>();

    private SdkCalls() {}

    /// @param folder of one package
    static SdkCalls in(Path folder) {
        SdkCalls calls = new SdkCalls();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                calls.sources.put(name.replace(".java", ""), Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return calls;
    }

    /// The classes that others use and that ask AWS for anything, with what they ask for.
    Map<String, Set<String>> actions() {
        Map<String, Set<String>> actions = new TreeMap<>();
        sources.forEach((name, source) -> {
            Set<String> own = of(source);
            boolean isPublic = source.contains("public final class " + name);
            if (isPublic && !own.isEmpty()) {
                actions.put(name, own);
            }
        });
        return actions;
    }

    /// All that the folder asks AWS for.
    Set<String> all() {
        return sources.values().stream()
                .flatMap(source -> direct(source).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> of(String source) {
        Set<String> actions = direct(source);
        for (MatchResult field : found(FIELD, source)) {
            String holder = sources.get(field.group(1));
            if (holder != null && !direct(holder).isEmpty()) {
                called(field.group(2), source)
                        .forEach(method -> actions.addAll(direct(holder, method)));
            }
        }
        return actions;
    }

    private static Set<String> direct(String source) {
        return directIn(source, source);
    }

    /// What one method of the holder asks for; all that the holder does, where the method leaves it
    /// to others.
    private static Set<String> direct(String holder, String method) {
        Set<String> own =
                found(METHOD, holder).stream()
                        .filter(each -> each.group(1).equals(method))
                        .flatMap(each -> directIn(holder, each.group(2)).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        return own.isEmpty() ? direct(holder) : own;
    }

    private static Set<String> directIn(String source, String part) {
        Set<String> actions = new TreeSet<>();
        for (MatchResult client : found(CLIENT, source)) {
            String service = SERVICES.get(client.group(1));
            if (service != null) {
                called(client.group(2), part).stream()
                        .map(method -> action(service, method))
                        .forEach(actions::add);
            }
        }
        return actions;
    }

    private static Set<String> called(String variable, String source) {
        return found(Pattern.compile("\\b" + variable + "\\s*\\.(\\w+)\\("), source).stream()
                .map(each -> each.group(1))
                .filter(method -> !method.equals("close"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String action(String service, String method) {
        String name = method.replaceFirst("Paginator$", "");
        String first = name.substring(0, 1).toUpperCase(Locale.ROOT);
        String action = service + ":" + first + name.substring(1);
        return RENAMED.getOrDefault(action, action);
    }

    private static List<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }
}
