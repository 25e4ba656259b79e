package dev.holdfast.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.boot.FakeRegionProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FakeRegionProfile.class)
class ContractTest {

    private static final Path GENERATED = Path.of("target", "openapi.json");

    @Inject ObjectMapper json;

    private JsonNode document(String path) throws IOException {
        return json.readTree(
                given().accept("application/json")
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    @Test
    void the_contract_that_is_served_is_what_the_resources_say() throws IOException {
        JsonNode generated = document(FakeRegionProfile.GENERATED_CONTRACT);
        Files.writeString(
                GENERATED,
                json.writerWithDefaultPrettyPrinter().writeValueAsString(generated) + "\n");

        assertThat(document("/openapi"))
                .as(
                        "The API's contract changed. If that is meant: cp transaction-service/%s transaction-service/src/main/resources/openapi.json",
                        GENERATED)
                .isEqualTo(generated);
    }

    @Test
    void who_asks_for_yaml_gets_it_as_such() {
        given().accept("application/yaml")
                .get("/openapi")
                .then()
                .statusCode(200)
                .contentType("application/yaml");
    }
}
