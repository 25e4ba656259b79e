package dev.holdfast.infra.api;

import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.Site;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awscdk.services.apigateway.Stage;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.wafv2.CfnLoggingConfiguration;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AllowActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.BlockActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CountActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.DefaultActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ManagedRuleGroupStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.OverrideActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionOverrideProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.VisibilityConfigProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/// The firewall before the API: known attacks, bad addresses, and who asks far too often.
final class Firewall extends Construct {

    /// From one address within five minutes.
    private static final int REQUESTS = 100_000;

    private static final List<String> MANAGED =
            List.of(
                    "AWSManagedRulesCommonRuleSet",
                    "AWSManagedRulesKnownBadInputsRuleSet",
                    "AWSManagedRulesAmazonIpReputationList");

    /// It blocks bodies above 8 KB; a bulk request has up to 1 MiB, which the service checks
    /// itself.
    private static final String BODY_SIZE = "SizeRestrictions_BODY";

    Firewall(Construct scope, Keyring keyring, Stage stage) {
        super(scope, "firewall");
        Site site = keyring.site();
        CfnWebACL acl =
                CfnWebACL.Builder.create(this, "acl")
                        .name(site.name("holdfast-api"))
                        .scope("REGIONAL")
                        .defaultAction(
                                DefaultActionProperty.builder()
                                        .allow(AllowActionProperty.builder().build())
                                        .build())
                        .visibilityConfig(visible("api"))
                        .rules(rules())
                        .build();
        CfnWebACLAssociation.Builder.create(this, "association")
                .webAclArn(acl.getAttrArn())
                .resourceArn(stage.getStageArn())
                .build();
        LogGroup logs =
                keyring.logs().named(this, "logs", "aws-waf-logs-" + site.name("holdfast-api"));
        CfnLoggingConfiguration.Builder.create(this, "logging")
                .resourceArn(acl.getAttrArn())
                .logDestinationConfigs(List.of(logs.getLogGroupArn()))
                .build();
    }

    private static List<RuleProperty> rules() {
        Stream<RuleProperty> managed =
                IntStream.range(0, MANAGED.size()).mapToObj(n -> managed(n + 1, MANAGED.get(n)));
        return Stream.concat(Stream.of(tooOften()), managed).toList();
    }

    private static RuleProperty tooOften() {
        return RuleProperty.builder()
                .name("too-often")
                .priority(0)
                .action(
                        RuleActionProperty.builder()
                                .block(BlockActionProperty.builder().build())
                                .build())
                .statement(
                        StatementProperty.builder()
                                .rateBasedStatement(
                                        RateBasedStatementProperty.builder()
                                                .aggregateKeyType("IP")
                                                .limit(REQUESTS)
                                                .build())
                                .build())
                .visibilityConfig(visible("too-often"))
                .build();
    }

    private static RuleProperty managed(int priority, String group) {
        return RuleProperty.builder()
                .name(group)
                .priority(priority)
                .overrideAction(OverrideActionProperty.builder().none(Map.of()).build())
                .statement(
                        StatementProperty.builder()
                                .managedRuleGroupStatement(
                                        ManagedRuleGroupStatementProperty.builder()
                                                .vendorName("AWS")
                                                .name(group)
                                                .ruleActionOverrides(exceptions(group))
                                                .build())
                                .build())
                .visibilityConfig(visible(group))
                .build();
    }

    private static List<RuleActionOverrideProperty> exceptions(String group) {
        if (!group.equals("AWSManagedRulesCommonRuleSet")) {
            return List.of();
        }
        return List.of(
                RuleActionOverrideProperty.builder()
                        .name(BODY_SIZE)
                        .actionToUse(
                                RuleActionProperty.builder()
                                        .count(CountActionProperty.builder().build())
                                        .build())
                        .build());
    }

    private static VisibilityConfigProperty visible(String metric) {
        return VisibilityConfigProperty.builder()
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(false)
                .metricName(metric)
                .build();
    }
}
