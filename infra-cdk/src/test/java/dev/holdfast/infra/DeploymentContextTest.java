package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Whatever does not fit ends in one sentence that says what to do.
class DeploymentContextTest {

    private static final Path HOME = Path.of(System.getProperty("basedir", "."), "..");

    @Test
    void without_a_word_it_is_a_development_environment_of_the_standard_profile() {
        Deployment deployment = read(Map.of());

        assertThat(deployment.profile()).isEqualTo(Profile.STANDARD);
        assertThat(deployment.stage()).isEqualTo(Stage.DEVELOPMENT);
        assertThat(deployment.suffix()).isEqualTo("dev");
        assertThat(deployment.isProtected()).isFalse();
    }

    @Test
    void an_unknown_key_is_refused_with_those_that_there_are() {
        refuses(Map.of("proflie", "standard"), "Unknown context: proflie. Known are account,");
    }

    @Test
    void keys_of_the_cdk_are_passed_over() {
        assertThat(read(Map.of("aws:cdk:version-reporting", false)).suffix()).isEqualTo("dev");
    }

    @Test
    void an_unknown_profile_stage_runtime_or_architecture_is_refused() {
        refuses(
                Map.of("profile", "cheap"),
                "There is no profile 'cheap'. There are active-passive,");
        refuses(Map.of("stage", "prod"), "There is no stage 'prod'. There are development,");
        refuses(Map.of("functionRuntime", "java8"), "There is no functionRuntime 'java8'.");
        refuses(
                Map.of("functionArchitecture", "arm"),
                "There is no functionArchitecture 'arm'. There are arm64, x86_64.");
    }

    @Test
    void names_that_no_aws_resource_could_have_are_refused() {
        refuses(Map.of("environmentSuffix", "Prod_1"), "environmentSuffix does not fit: 'Prod_1'");
        refuses(Map.of("environmentSuffix", "muchtoolongsuffix"), "environmentSuffix does not fit");
        refuses(Map.of("environmentSuffix", "sixsix"), "must not have exactly six characters");
        refuses(Map.of("domain", "localhost"), "domain does not fit: 'localhost'");
        refuses(Map.of("account", "123"), "account does not fit: '123'");
        refuses(Map.of("hostedZone", "zone"), "hostedZone does not fit");
        refuses(Map.of("imageTag", ""), "imageTag does not fit");
    }

    @Test
    void alarm_addresses_are_mail_addresses() {
        assertThat(read(Map.of("alarmAddresses", "a@b.test,c@d.test")).alarmAddresses())
                .containsExactly("a@b.test", "c@d.test");
        assertThat(read(Map.of("alarmAddresses", List.of("a@b.test"))).alarmAddresses())
                .containsExactly("a@b.test");
        refuses(Map.of("alarmAddresses", "somebody"), "'somebody', which is no mail address.");
    }

    @Test
    void what_contradicts_the_profile_is_refused() {
        refuses(
                Map.of("profile", "active-passive", "databaseInstanceClass", "r6g.large"),
                "Profile active-passive has a serverless database");
        refuses(
                Map.of("profile", "trading", "databaseLeastUnits", "1"),
                "Profile trading has provisioned database instances");
        refuses(
                Map.of("profile", "active-passive", "databaseLeastUnits", "32"),
                "runs between 0.5 and 256 units, but 32.0 to 16.0 were asked for.");
    }

    @Test
    void no_profile_goes_without_the_journal() {
        Profile.all()
                .forEach(profile ->
                        refuses(
                                Map.of("profile", profile.name(), "journal", "false"),
                                "The journal cannot be switched off"));
    }

    @Test
    void what_fits_the_profile_is_taken() {
        Deployment larger = read(Map.of("databaseInstanceClass", "r6g.2xlarge"));
        Deployment serverless =
                read(Map.of("profile", "active-passive", "databaseMostUnits", "64"));

        assertThat(larger.profile().capacity())
                .isEqualTo(new Profile.Capacity.Provisioned("r6g.2xlarge", 1));
        assertThat(serverless.profile().capacity())
                .isEqualTo(new Profile.Capacity.Serverless(0.5, 64));
    }

    @Test
    void production_needs_a_domain_somebody_to_tell_and_real_functions() {
        Map<String, Object> production = Map.of("stage", "production");
        refuses(production, "Stage production needs a domain of your own");
        refuses(with(production, "domain", "bank.test"), "Stage production needs somebody to tell");
        refuses(
                with(with(production, "domain", "bank.test"), "alarmAddresses", "a@b.test"),
                "stage production needs the real functions.");
    }

    @Test
    void production_needs_an_image_because_no_tag_is_used_twice() {
        Map<String, Object> context =
                Map.of("stage", "production", "domain", "bank.test", "alarmAddresses", "a@b.test");

        assertThatThrownBy(() -> new DeploymentContext(built(context), HOME).read())
                .isInstanceOf(InvalidDeployment.class)
                .hasMessageContaining("needs an image, whose tag never changes: -c imageTag=…");
        assertThat(read(Map.of("imageTag", "4f2a")).options().artefacts().imageTag())
                .isEqualTo("4f2a");
    }

    @Test
    void records_that_have_to_be_kept_cannot_be_unprotected_in_production() {
        Map<String, Object> context =
                Map.of(
                        "profile", "regulated",
                        "stage", "production",
                        "domain", "bank.test",
                        "alarmAddresses", "a@b.test",
                        "imageTag", "1",
                        "deletionProtection", "false");

        assertThatThrownBy(() -> new DeploymentContext(built(context), HOME).read())
                .isInstanceOf(InvalidDeployment.class)
                .hasMessageContaining("Profile regulated keeps its records in production");
    }

    @Test
    void functions_that_are_not_built_are_said_to_be_built_how() {
        assertThatThrownBy(
                        () -> new DeploymentContext(Map.of("function", "nowhere.zip"), HOME).read())
                .isInstanceOf(InvalidDeployment.class)
                .hasMessageContaining("The functions are not built")
                .hasMessageContaining(" ./holdfast build builds it");
        assertThatThrownBy(() ->
                        new DeploymentContext(
                                        Map.of(
                                                "function", "nowhere.zip",
                                                "functionRuntime", "provided.al2023"),
                                        HOME)
                                .read())
                .isInstanceOf(InvalidDeployment.class)
                .hasMessageContaining(" ./holdfast native --function builds it");
        refuses(
                Map.of("function", "infra-cdk/pom.xml"),
                "function and functionPlaceholder contradict each other");
    }

    private static Map<String, Object> built(Map<String, Object> context) {
        return with(context, "function", "infra-cdk/pom.xml");
    }

    private static Map<String, Object> with(Map<String, Object> context, String key, Object value) {
        Map<String, Object> more = new TreeMap<>(context);
        more.put(key, value);
        return more;
    }

    private static Deployment read(Map<String, Object> context) {
        return new DeploymentContext(with(context, "functionPlaceholder", "true"), HOME).read();
    }

    private static void refuses(Map<String, Object> context, String sentence) {
        assertThatThrownBy(() -> read(context))
                .isInstanceOf(InvalidDeployment.class)
                .hasMessageContaining(sentence);
    }
}
