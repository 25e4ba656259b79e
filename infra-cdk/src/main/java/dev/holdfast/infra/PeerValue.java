package dev.holdfast.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/// An id that AWS draws in one region and the other region's stacks need: the few that no name can
/// stand for, such as that of a network. The one stack stores it as a parameter of its region, the
/// other reads it there while it is deployed.
///
/// It is read by a deployment only. Nothing that runs, and no failover, depends on it.
public enum PeerValue {
    NETWORK("network"),
    PEERING("peering"),
    DATA_KEY("data-key"),
    HOSTED_ZONE("hosted-zone"),
    HEALTH_CHECK("health-check");

    private final String label;

    PeerValue(String label) {
        this.label = label;
    }

    /// Stores this site's value.
    public void store(Construct scope, Site site, String value) {
        StringParameter.Builder.create(scope, "store-" + label)
                .parameterName(parameter(site))
                .description("Read by the other region's stacks while they are deployed")
                .stringValue(value)
                .build();
    }

    /// The value that the primary's stacks stored. In the primary region it is an ordinary
    /// parameter.
    public String ofPrimary(Construct scope, Site site) {
        return switch (site.role()) {
            case PRIMARY -> StringParameter.valueForStringParameter(scope, parameter(site));
            case SECONDARY -> ofPeer(scope, site);
        };
    }

    /// The value that the other site's stacks stored. The stack that asks must be deployed after
    /// the one that stores.
    public String ofPeer(Construct scope, Site site) {
        Site peer = site.peer();
        AwsSdkCall call =
                AwsSdkCall.builder()
                        .service("SSM")
                        .action("getParameter")
                        .region(peer.region())
                        .parameters(Map.of("Name", parameter(peer)))
                        .physicalResourceId(PhysicalResourceId.of(parameter(peer)))
                        .build();
        return new DeploymentCall(scope, "peer-" + label)
                .request(call)
                .with(mayRead(scope, peer))
                .getResponseField("Parameter.Value");
    }

    private PolicyStatement mayRead(Construct scope, Site peer) {
        return PolicyStatement.Builder.create()
                .actions(List.of("ssm:GetParameter"))
                .resources(List.of(Arns.in(scope).at(peer, "ssm", "parameter" + parameter(peer))))
                .build();
    }

    private String parameter(Site site) {
        return "/holdfast-deployment/%s/%s/%s"
                .formatted(site.deployment().suffix(), site.role().label(), label);
    }
}
