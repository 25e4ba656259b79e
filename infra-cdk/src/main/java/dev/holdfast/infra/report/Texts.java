package dev.holdfast.infra.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// Values of templates as text. What only CloudFormation knows becomes a placeholder such as
/// `${Table.Arn}`; region, account and partition become what they are.
public final class Texts {
    /// Stands for the account, which no template knows.
    public static final String ACCOUNT = "111111111111";

    private Texts() {}

    /// @param region where the template is deployed
    public static String of(JsonNode value, String region) {
        if (value.isValueNode()) {
            return value.asText();
        }
        if (value.has("Ref")) {
            return reference(value.get("Ref").asText(), region);
        }
        if (value.has("Fn::GetAtt")) {
            return "${" + String.join(".", strings(value.get("Fn::GetAtt"))) + "}";
        }
        if (value.has("Fn::Join")) {
            JsonNode parts = value.get("Fn::Join");
            return parts.get(1).isArray()
                    ? joined(parts.get(1), parts.get(0).asText(), region)
                    : of(parts.get(1), region);
        }
        if (value.has("Fn::Sub")) {
            return substituted(value.get("Fn::Sub"), region);
        }
        if (value.isObject() && value.size() == 1 && isFunction(value)) {
            return "${" + value.properties().iterator().next().getKey() + "}";
        }
        return value.toString();
    }

    private static boolean isFunction(JsonNode value) {
        return value.fieldNames().next().startsWith("Fn::");
    }

    private static String joined(JsonNode parts, String separator, String region) {
        List<String> texts = new ArrayList<>();
        parts.forEach(part -> texts.add(of(part, region)));
        return String.join(separator, texts);
    }

    private static String substituted(JsonNode sub, String region) {
        String text = sub.isArray() ? sub.get(0).asText() : sub.asText();
        if (sub.isArray()) {
            for (var each : sub.get(1).properties()) {
                text = text.replace("${" + each.getKey() + "}", of(each.getValue(), region));
            }
        }
        for (String pseudo : List.of("AWS::Region", "AWS::AccountId", "AWS::Partition")) {
            text = text.replace("${" + pseudo + "}", reference(pseudo, region));
        }
        return text;
    }

    private static String reference(String name, String region) {
        return switch (name) {
            case "AWS::Region" -> region;
            case "AWS::AccountId" -> ACCOUNT;
            case "AWS::Partition" -> "aws";
            case "AWS::URLSuffix" -> "amazonaws.com";
            default -> "${" + name + "}";
        };
    }

    /// Every text below a value, each function being one text, with the path to it.
    public static void each(JsonNode value, String region, BiConsumer<String, String> seen) {
        each(value, region, "", seen);
    }

    private static void each(
            JsonNode value, String region, String path, BiConsumer<String, String> seen) {
        if (value.isValueNode() || isCall(value)) {
            seen.accept(path, of(value, region));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                each(value.get(i), region, path + "[" + i + "]", seen);
            }
        } else {
            value.properties()
                    .forEach(each ->
                            each(each.getValue(), region, path + "." + each.getKey(), seen));
        }
    }

    private static boolean isCall(JsonNode value) {
        return value.isObject()
                && value.size() == 1
                && (value.has("Ref") || (isFunction(value) && !value.has("Fn::If")));
    }

    /// One or many texts, as CloudFormation and IAM write both.
    public static List<String> listOf(JsonNode value, String region) {
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(of(value, region));
        }
        List<String> texts = new ArrayList<>();
        value.forEach(each -> texts.add(of(each, region)));
        return texts;
    }

    private static List<String> strings(JsonNode value) {
        if (value.isTextual()) {
            return List.of(value.asText());
        }
        List<String> texts = new ArrayList<>();
        value.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
