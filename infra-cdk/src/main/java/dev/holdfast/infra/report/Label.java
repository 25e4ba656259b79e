package dev.holdfast.infra.report;

import java.util.Arrays;
import java.util.Optional;

/// What is worth a line in the picture, in the order in which it tells most. Plumbing is left out.
enum Label {
    GLOBAL_CLUSTER("AWS::RDS::GlobalCluster", "Aurora global cluster"),
    CLUSTER("AWS::RDS::DBCluster", "Aurora cluster"),
    INSTANCE("AWS::RDS::DBInstance", "database instance"),
    TABLE("AWS::DynamoDB::GlobalTable", "global table"),
    BUCKET("AWS::S3::Bucket", "bucket"),
    NETWORK("AWS::EC2::VPC", "network"),
    SUBNET("AWS::EC2::Subnet", "subnet"),
    ENDPOINT("AWS::EC2::VPCEndpoint", "endpoint"),
    PEERING("AWS::EC2::VPCPeeringConnection", "peering"),
    ROUTE("AWS::EC2::Route", "route"),
    FUNCTION("AWS::Lambda::Function", "function"),
    WORKFLOW("AWS::StepFunctions::StateMachine", "workflow"),
    QUEUE("AWS::SQS::Queue", "queue"),
    API("AWS::ApiGateway::RestApi", "REST API"),
    DOMAIN("AWS::ApiGateway::DomainName", "domain name"),
    FIREWALL("AWS::WAFv2::WebACL", "web ACL"),
    SERVICE("AWS::ECS::Service", "container service"),
    BALANCER("AWS::ElasticLoadBalancingV2::LoadBalancer", "load balancer"),
    REPOSITORY("AWS::ECR::Repository", "image repository"),
    ZONE("AWS::Route53::HostedZone", "hosted zone"),
    RECORD("AWS::Route53::RecordSet", "DNS record"),
    CHECK("AWS::Route53::HealthCheck", "health check"),
    CERTIFICATE("AWS::CertificateManager::Certificate", "certificate"),
    BUS("AWS::Events::EventBus", "event bus"),
    GLOBAL_ENDPOINT("AWS::Events::Endpoint", "global endpoint"),
    ARCHIVE("AWS::Events::Archive", "archive"),
    RULE("AWS::Events::Rule", "rule"),
    VAULT("AWS::Backup::BackupVault", "backup vault"),
    PLAN("AWS::Backup::BackupPlan", "backup plan"),
    DASHBOARD("AWS::CloudWatch::Dashboard", "dashboard"),
    ALARM("AWS::CloudWatch::Alarm", "alarm"),
    TOPIC("AWS::SNS::Topic", "topic"),
    KEY("AWS::KMS::Key", "key"),
    KEY_REPLICA("AWS::KMS::ReplicaKey", "key replica"),
    SECRET("AWS::SecretsManager::Secret", "secret"),
    PARAMETER("AWS::SSM::Parameter", "parameter"),
    DETECTOR("AWS::GuardDuty::Detector", "threat detector"),
    RECORDER("AWS::Config::ConfigurationRecorder", "configuration recorder"),
    ROLE("AWS::IAM::Role", "role");

    private final String type;
    private final String word;

    Label(String type, String word) {
        this.type = type;
        this.word = word;
    }

    static Optional<Label> of(String type) {
        return Arrays.stream(values()).filter(each -> each.type.equals(type)).findFirst();
    }

    String counted(int count) {
        if (count == 1) {
            return word;
        }
        String many =
                word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
        return count + " " + (word.endsWith("key") ? word + "s" : many);
    }
}
