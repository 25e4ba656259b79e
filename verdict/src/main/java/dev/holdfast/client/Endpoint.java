package dev.holdfast.client;

import java.io.IOException;
import java.net.URI;

/// Where the service is at the moment.
@FunctionalInterface
public interface Endpoint {

    /// @throws IOException if nobody can say
    URI base() throws IOException;
}
