package dev.holdfast.infra;

import dev.holdfast.infra.FunctionCode.Architecture;
import dev.holdfast.infra.FunctionCode.Runtime;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads from the context which package the functions have, and what it runs on.
///
/// @param home the folder of the repository
record FunctionContext(ContextValues context, Path home) {

    private static final Pattern FILE = Pattern.compile("\\S.{0,1000}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.]{1,64}");

    FunctionCode read() {
        Runtime runtime = chosen("functionRuntime", Runtime.JAVA_25, Runtime::id);
        Architecture architecture =
                chosen("functionArchitecture", Architecture.X86_64, Architecture::id);
        FunctionArtefact artefact =
                new FunctionArtefact(
                        home,
                        context.text("function", FILE).map(Path::of),
                        context.flag("functionPlaceholder").orElse(false));
        return artefact.find(runtime, architecture);
    }

    private <E extends Enum<E>> E chosen(String key, E otherwise, Function<E, String> id) {
        String word = context.text(key, WORD).orElse(id.apply(otherwise));
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all)
                .filter(each -> id.apply(each).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> InvalidDeployment.unknown(key, word, Arrays.stream(all).map(id)));
    }
}
