package dev.holdfast.infra.network;

import java.util.List;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpoint;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/// The ways to AWS services that do not leave the network. They lead to services of the same region
/// only, so nothing behind them can wait for the other one. Each of them costs by the hour: there
/// is one only for what a process in the network calls. Figures go out with the logs.
public final class Endpoints extends Construct {

    private static final List<Named> INTERFACES =
            List.of(
                    new Named("ssm", InterfaceVpcEndpointAwsService.SSM),
                    new Named("secrets", InterfaceVpcEndpointAwsService.SECRETS_MANAGER),
                    new Named("sqs", InterfaceVpcEndpointAwsService.SQS),
                    new Named("events", InterfaceVpcEndpointAwsService.EVENTBRIDGE),
                    new Named("rds", InterfaceVpcEndpointAwsService.RDS),
                    new Named("logs", InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS),
                    new Named("images", InterfaceVpcEndpointAwsService.ECR),
                    new Named("layers", InterfaceVpcEndpointAwsService.ECR_DOCKER));

    private final GatewayVpcEndpoint buckets;

    Endpoints(Construct scope, Vpc vpc, Doors doors, SubnetSelection subnets) {
        super(scope, "endpoints");
        this.buckets = gateway(vpc, "s3", GatewayVpcEndpointAwsService.S3);
        gateway(vpc, "dynamodb", GatewayVpcEndpointAwsService.DYNAMODB);
        for (Named named : INTERFACES) {
            vpc.addInterfaceEndpoint(
                    named.label(),
                    InterfaceVpcEndpointOptions.builder()
                            .service(named.service())
                            .subnets(subnets)
                            .securityGroups(List.of(doors.endpoints()))
                            .open(false)
                            .privateDnsEnabled(true)
                            .build());
        }
    }

    /// The way to buckets: a bucket can admit whoever comes through it.
    public String bucketsId() {
        return buckets.getVpcEndpointId();
    }

    private static GatewayVpcEndpoint gateway(
            Vpc vpc, String label, GatewayVpcEndpointAwsService service) {
        return vpc.addGatewayEndpoint(
                label, GatewayVpcEndpointOptions.builder().service(service).build());
    }

    private record Named(String label, InterfaceVpcEndpointAwsService service) {}
}
