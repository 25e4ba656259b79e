package dev.holdfast.infra.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The prices and the load that costs are estimated from: the file `prices.json`, which says when
/// and where they were published.
public final class Prices {
    private final JsonNode file;

    private Prices(JsonNode file) {
        this.file = file;
    }

    /// What a load uses, beside what stands there anyway.
    ///
    /// @param of only where there is a resource of this type
    /// @param price the key of the price
    record Usage(String of, String price, double quantity, String because) {}

    /// The prices of this release.
    public static Prices published() {
        try (InputStream stream = Prices.class.getResourceAsStream("prices.json")) {
            return new Prices(new ObjectMapper().readTree(Objects.requireNonNull(stream)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// @return in US dollars
    /// @throws IllegalArgumentException if there is none
    double of(String key) {
        JsonNode price = file.path("prices").path(key).path("usd");
        if (price.isMissingNode()) {
            throw new IllegalArgumentException("prices.json has no price for " + key + ".");
        }
        return price.asDouble();
    }

    String unit(String key) {
        return file.path("prices").path(key).path("per").asText();
    }

    double hoursPerMonth() {
        return file.path("hoursPerMonth").asDouble();
    }

    String source() {
        return "%s As of %s.".formatted(file.path("source").asText(), file.path("asOf").asText());
    }

    String load() {
        return file.path("load").asText();
    }

    List<Usage> usage() {
        List<Usage> usage = new ArrayList<>();
        file.path("usage")
                .forEach(each ->
                        usage.add(
                                new Usage(
                                        each.path("of").asText(),
                                        each.path("price").asText(),
                                        each.path("quantity").asDouble(),
                                        each.path("because").asText())));
        return usage;
    }
}
