package dev.holdfast.infra.proof;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Services that are administered from one region of the world, us-east-1 or us-west-2: while that
/// region is lost, their configuration cannot be changed, and nothing may wait for it.
///
/// Source: AWS whitepaper "AWS Fault Isolation Boundaries", appendices A and B.
final class ControlPlanes {
    private static final Set<String> GLOBAL =
            Set.of(
                    "account",
                    "aws-marketplace",
                    "billing",
                    "budgets",
                    "ce",
                    "chatbot",
                    "cloudfront",
                    "globalaccelerator",
                    "iam",
                    "importexport",
                    "networkmanager",
                    "organizations",
                    "route53",
                    "route53-recovery-control-config",
                    "route53-recovery-readiness",
                    "route53domains",
                    "route53profiles",
                    "savingsplans",
                    "shield",
                    "support",
                    "trustedadvisor",
                    "waf");

    /// The SDK integrations of Step Functions write some services without hyphens.
    private static final Set<String> SDK_NAMES =
            Set.of(
                    "costexplorer",
                    "marketplacecatalog",
                    "route53recoverycontrolconfig",
                    "route53recoveryreadiness");

    /// The called service looks at it itself, in its own region: nobody calls IAM.
    private static final Set<String> EVALUATED_LOCALLY = Set.of("iam:PassRole");

    /// Buckets have names in one space of the whole world, kept in us-east-1; objects do not.
    private static final Pattern BUCKETS = Pattern.compile("s3:(?:create|delete|put)bucket.*");

    private ControlPlanes() {}

    static boolean holds(String service) {
        String name = service.toLowerCase(Locale.ROOT);
        return GLOBAL.contains(name) || SDK_NAMES.contains(name);
    }

    static boolean isCalledBy(String action) {
        return action.equals("*")
                || BUCKETS.matcher(action.toLowerCase(Locale.ROOT)).matches()
                || (!EVALUATED_LOCALLY.contains(action) && holds(Statement.serviceOf(action)));
    }
}
