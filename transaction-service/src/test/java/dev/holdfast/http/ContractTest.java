package dev.holdfast.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.holdfast.boot.FakeRegionProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FakeRegionProfile.class)
class ContractTest {

    private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
    private static final Path GENERATED = MODULE.resolve("target/openapi.json");

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private static JsonNode document(String path) throws IOException {
        return JSON.readTree(
                given().accept(ContentType.JSON)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    /// In one order, so that a difference is a change.
    private static String sorted(JsonNode document) throws IOException {
        return JSON.writeValueAsString(JSON.treeToValue(document, Object.class)) + "\n";
    }

    @Test
    void the_contract_that_is_served_is_what_the_resources_say() throws IOException {
        String generated = sorted(document(FakeRegionProfile.GENERATED_CONTRACT));
        Files.writeString(GENERATED, generated);

        assertThat(sorted(document("/openapi")))
                .as(
                        "The API's contract changed. If that is meant: cp transaction-service/target/openapi.json transaction-service/src/main/resources%s",
                        ContractResource.FILE)
                .isEqualTo(generated);
    }

    @ParameterizedTest
    @CsvSource({
        "/openapi, application/json",
        "/openapi.json, application/json",
        "/openapi.yaml, application/yaml",
        "/openapi.yml, application/yaml"
    })
    void it_is_found_where_tools_look_for_it(String path, String type) throws IOException {
        String found =
                given().get(path).then().statusCode(200).contentType(type).extract().asString();

        assertThat(JSON.readTree(found)).isEqualTo(document("/openapi"));
        given().head(path).then().statusCode(200).contentType(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/yaml", "application/vnd.oai.openapi+json"})
    void nobody_is_refused_for_what_they_would_like_better(String type) {
        given().accept(type).get("/openapi").then().statusCode(200);
    }
}
