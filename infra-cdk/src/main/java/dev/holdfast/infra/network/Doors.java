package dev.holdfast.infra.network;

import dev.holdfast.infra.Site;
import dev.holdfast.names.Names;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/// Who may talk to whom in a network: one security group for each kind of part. No rule lets the
/// whole world in. Ways out are not limited by groups but by the network, which has none.
public final class Doors extends Construct {

    private static final Port HTTPS = Port.tcp(443);

    private final Site site;
    private final Vpc vpc;
    private final SecurityGroup balancer;
    private final SecurityGroup service;
    private final SecurityGroup functions;
    private final SecurityGroup database;
    private final SecurityGroup endpoints;

    Doors(Construct scope, Site site, Vpc vpc) {
        super(scope, "doors");
        this.site = site;
        this.vpc = vpc;
        this.balancer = group("balancer", "The load balancer before the service");
        this.service = group("service", "The containers of the service");
        this.functions = group("functions", "The functions");
        this.database = group("database", "The ledger database");
        this.endpoints = group("endpoints", "The endpoints of AWS services");
        service.addIngressRule(balancer, Port.tcp(Names.SERVICE_PORT), "Load balancer");
        database.addIngressRule(service, Port.tcp(Names.DATABASE_PORT), "Service");
        database.addIngressRule(functions, Port.tcp(Names.DATABASE_PORT), "Functions");
        endpoints.addIngressRule(service, HTTPS, "Service");
        endpoints.addIngressRule(functions, HTTPS, "Functions");
    }

    public SecurityGroup balancer() {
        return balancer;
    }

    public SecurityGroup service() {
        return service;
    }

    public SecurityGroup functions() {
        return functions;
    }

    public SecurityGroup database() {
        return database;
    }

    SecurityGroup endpoints() {
        return endpoints;
    }

    private SecurityGroup group(String type, String description) {
        return SecurityGroup.Builder.create(this, type)
                .vpc(vpc)
                .securityGroupName(site.name("holdfast-" + type))
                .description(description)
                .allowAllOutbound(true)
                .build();
    }
}
