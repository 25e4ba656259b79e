package dev.holdfast.infra.report;

import dev.holdfast.infra.Role;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import dev.holdfast.infra.report.Svg.Frame;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A drawing of what is deployed: both regions side by side, and between them what joins them.
final class Picture {
    private static final int WIDTH = 1280;
    private static final int TOP = 96;
    private static final int REGION = 480;
    private static final int BOX = 220;
    private static final int LINE = 16;
    private static final int GAP = 12;
    private static final int LINES_AT_MOST = 4;

    /// What runs only while a stack is deployed.
    private static final Pattern HELPERS =
            Pattern.compile("AWS679f53.*|Custom.*CustomResourceProvider.*|deploymentrole.*");

    private final CloudAssembly assembly;
    private final Svg svg = new Svg(WIDTH);
    private final Map<Role, Map<Stack, Frame>> frames = new EnumMap<>(Role.class);

    private Picture(CloudAssembly assembly) {
        this.assembly = assembly;
    }

    /// @return an SVG document, the same for the same assembly
    static String of(CloudAssembly assembly) {
        Picture picture = new Picture(assembly);
        int bottom = 0;
        for (Role role : Role.values()) {
            bottom = Math.max(bottom, picture.layOut(role));
        }
        for (Role role : Role.values()) {
            picture.draw(role, bottom);
        }
        picture.traffic();
        picture.joints(bottom);
        return picture.svg.document(
                "What Holdfast deploys",
                "Two AWS regions with the same stacks, and what joins them: "
                        + Joints.in(assembly).stream()
                                .map(Joints.Joint::name)
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    private static String ink(Role role) {
        return switch (role) {
            case PRIMARY -> "#1d5fa8";
            case SECONDARY -> "#b4531a";
        };
    }

    private static String paper(Role role) {
        return switch (role) {
            case PRIMARY -> "#eef5fc";
            case SECONDARY -> "#fdf4ec";
        };
    }

    private static int left(Role role) {
        return role == Role.PRIMARY ? GAP * 2 : WIDTH - REGION - GAP * 2;
    }

    /// The shorter column takes the next box.
    ///
    /// @return where the region ends
    private int layOut(Role role) {
        Map<Stack, Frame> places = new LinkedHashMap<>();
        int[] y = {TOP + 40, TOP + 40};
        for (Stack stack : stacks(role)) {
            int column = y[0] <= y[1] ? 0 : 1;
            int x = left(role) + GAP + column * (BOX + GAP);
            int height = 30 + contents(stack).size() * LINE;
            places.put(stack, new Frame(x, y[column], BOX, height));
            y[column] += height + GAP;
        }
        frames.put(role, places);
        return Math.max(y[0], y[1]);
    }

    private List<Stack> stacks(Role role) {
        return assembly.stacks().stream()
                .filter(each -> each.name().contains("-" + role.label() + "-"))
                .toList();
    }

    private void draw(Role role, int bottom) {
        svg.box(new Frame(left(role), TOP, REGION, bottom - TOP), paper(role), ink(role));
        String region = stacks(role).stream().map(Stack::region).findFirst().orElse("");
        String title = "%s region: %s".formatted(role.label(), region);
        svg.title(left(role) + GAP, TOP + 26, title, ink(role));
        frames.getOrDefault(role, Map.of()).forEach((stack, frame) -> draw(role, stack, frame));
    }

    private void draw(Role role, Stack stack, Frame frame) {
        svg.box(frame, "#ffffff", ink(role));
        svg.title(frame.x() + GAP, frame.y() + 20, kind(role, stack), "#1f2933");
        int y = frame.y() + 20;
        for (String line : contents(stack)) {
            y += LINE;
            svg.note(frame.x() + GAP, y, line);
        }
    }

    private static String kind(Role role, Stack stack) {
        return stack.name()
                .replaceFirst("^holdfast-", "")
                .replaceFirst("-" + role.label() + "-.*$", "");
    }

    /// What is in a stack, the most telling first.
    private static List<String> contents(Stack stack) {
        Map<Label, Integer> counts = new TreeMap<>();
        stack.resources()
                .forEach((id, resource) -> {
                    if (!HELPERS.matcher(id).matches()) {
                        Label.of(resource.path("Type").asText())
                                .ifPresent(label -> counts.merge(label, 1, Integer::sum));
                    }
                });
        if (counts.size() > 1) {
            counts.remove(Label.ROLE);
        }
        List<String> lines = new ArrayList<>();
        counts.forEach((label, count) -> lines.add(label.counted(count)));
        return lines.size() <= LINES_AT_MOST ? lines : lines.subList(0, LINES_AT_MOST);
    }

    private void traffic() {
        Frame clients = new Frame(WIDTH / 2 - 90, GAP * 2, 180, 52);
        svg.box(clients, "#f5f7fa", "#7b8794");
        svg.title(clients.x() + GAP, clients.y() + 21, "clients", "#1f2933");
        svg.note(clients.x() + GAP, clients.y() + 40, Joints.routing(assembly));
        for (Role role : Role.values()) {
            svg.line(
                    clients.centre(), clients.y() + clients.height(), left(role) + REGION / 2, TOP);
        }
    }

    private void joints(int bottom) {
        List<Joints.Joint> joints = Joints.in(assembly);
        int step = (bottom - TOP) / Math.max(1, joints.size());
        int width = WIDTH - 2 * (REGION + GAP * 2) - 2 * GAP * 4;
        int y = TOP + step / 2;
        for (Joints.Joint joint : joints) {
            Frame frame =
                    new Frame((WIDTH - width) / 2, y - 24, width, 30 + joint.notes().size() * LINE);
            svg.line(left(Role.PRIMARY) + REGION, frame.middle(), frame.x(), frame.middle());
            svg.line(frame.x() + width, frame.middle(), left(Role.SECONDARY), frame.middle());
            svg.box(frame, "#f5f7fa", "#7b8794");
            svg.title(frame.x() + GAP, frame.y() + 20, joint.name(), "#1f2933");
            int line = frame.y() + 20;
            for (String note : joint.notes()) {
                line += LINE;
                svg.note(frame.x() + GAP, line, note);
            }
            y += step;
        }
    }
}
