package dev.holdfast.infra;

import dev.holdfast.infra.network.NetworkStack;
import software.amazon.awscdk.App;

/// The stacks of both sites.
final class Sites {

    Sites(App app, Deployment deployment) {
        for (Role role : Role.values()) {
            new NetworkStack(app, deployment.site(role));
        }
    }
}
