package dev.holdfast.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.process.JavaProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceProgramTest {

    private static final JavaProgram JAVA = new JavaProgram("mark", Path.of("/somewhere"));

    @Test
    void a_native_executable_is_configured_as_a_jvm_is_and_launches_itself() {
        ServiceProgram program =
                ServiceProgram.compiled(Path.of("/built/holdfast")).configured(Map.of("a", "1"));

        List<String> command = program.command(JAVA, Map.of("b", "2"));

        assertThat(command)
                .startsWith("/built/holdfast", "-Dholdfast.environment=mark")
                .contains("-Da=1", "-Db=2")
                .doesNotContain("-jar");
    }

    @Test
    void options_that_only_a_jvm_knows_do_not_reach_a_native_executable() {
        List<String> options = List.of("-XX:TieredStopAtLevel=1");
        ServiceProgram onJvm = ServiceProgram.onJvm(List.of(), List.of("Main"));
        ServiceProgram compiled = ServiceProgram.compiled(Path.of("/built/holdfast"));

        assertThat(onJvm.tuned(options).command(JAVA, Map.of())).containsAll(options);
        assertThat(compiled.tuned(options)).isEqualTo(compiled);
    }

    @Test
    void an_aot_cache_is_used_where_there_is_one() {
        Path jar = Path.of("/built/run.jar");

        assertThat(ServiceProgram.quarkus(jar, Path.of("/no/cache")))
                .isEqualTo(ServiceProgram.quarkus(jar));
    }
}
