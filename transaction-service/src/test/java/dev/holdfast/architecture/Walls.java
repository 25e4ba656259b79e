package dev.holdfast.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The walls between the rooms, for any house below a root package: for ours, and for the broken
/// one that shows that each wall stands.
final class Walls {

    private static final String[] NO_NAMES_FOR_ROOMS = {
        "util", "utils", "common", "shared", "impl", "manager", "helper", "helpers", "misc"
    };

    private static final Set<String> CLOCKS =
            Set.of("now", "nanoTime", "currentTimeMillis", "systemUTC", "system");

    private static final Set<String> CHANCE = Set.of("randomUUID", "random");

    private final String root;

    Walls(String root) {
        this.root = root;
    }

    ArchRule everyClassIsInARoomOfThePlan() {
        return classes()
                .should()
                .resideInAnyPackage(packagesOf(List.copyOf(Floors.plan().keySet())))
                .as("every class is in a room of the plan, one level below the root");
    }

    ArchRule noRoomIsNamedAfterNothing() {
        return noClasses()
                .should()
                .resideInAnyPackage(
                        Stream.of(NO_NAMES_FOR_ROOMS)
                                .map(name -> "..%s..".formatted(name))
                                .toArray(String[]::new));
    }

    ArchRule roomsAreNotBuiltInCircles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
    }

    /// Boot is closed to every room but itself, doors and plugs to each other, and so on.
    List<ArchRule> importsRunOneWay() {
        return Floors.plan().keySet().stream()
                .filter(room -> !Floors.closedTo(room).isEmpty())
                .map(this::importsWhatItMay)
                .toList();
    }

    private ArchRule importsWhatItMay(String room) {
        return noClasses()
                .that()
                .resideInAPackage(root + "." + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packagesOf(Floors.closedTo(room)))
                .allowEmptyShould(true);
    }

    /// Plain values and plain functions: text, numbers, collections, bytes in memory, digests.
    ArchRule pureRoomsKnowPlainJavaOnly() {
        DescribedPredicate<JavaClass> plain =
                resideInAnyPackage(
                                "java.lang..",
                                "java.math",
                                "java.nio",
                                "java.nio.charset",
                                "java.security",
                                "java.time",
                                "java.util",
                                "java.util.function",
                                "java.util.regex",
                                "java.util.stream",
                                "java.util.zip",
                                "org.jspecify.annotations")
                        .or(assignableTo(ByteArrayOutputStream.class))
                        .or(type(Serializable.class))
                        .or(resideInAnyPackage(packagesOf(Floors.PURE)))
                        .and(not(sourceOfChance()))
                        .and(not(outsideWorld()))
                        .as("plain Java");
        return classes()
                .that()
                .resideInAnyPackage(packagesOf(Floors.PURE))
                .should()
                .onlyDependOnClassesThat(plain.or(array()));
    }

    ArchRule flowsKnowMutinyAndPlainJavaOnly() {
        DescribedPredicate<JavaClass> allowed =
                resideInAnyPackage("java.lang..", "java.math", "java.time", "java.util..")
                        .or(resideInAnyPackage("io.smallrye.mutiny..", "org.jspecify.annotations"))
                        .or(resideInAPackage(root + ".."))
                        .and(not(sourceOfChance()))
                        .and(not(outsideWorld()))
                        .as("Mutiny and plain Java");
        return classes()
                .that()
                .resideInAnyPackage(packagesOf(Floors.FLOWS))
                .should()
                .onlyDependOnClassesThat(allowed.or(array()));
    }

    /// Everywhere but where everything is wired.
    ArchRule timeAndChanceComeInThroughConstructors() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + "." + Floors.BOOT)
                .should()
                .callMethodWhere(readsAClock().or(drawsALot()))
                .orShould()
                .dependOnClassesThat(
                        type(java.time.Clock.class).or(type(java.time.InstantSource.class)));
    }

    /// A clock on the wall may jump. What it says is written down for people, and compared with
    /// nothing but the expiry of tokens. Two rooms are exceptions, because regions have no other
    /// clock in common: orders, where a wrong one costs an order and never money, and readiness,
    /// where it makes a wrong report.
    ArchRule theClockOnTheWallDecidesNothing() {
        Set<String> records =
                Set.of(
                        root + ".processing.SubmitTransactions.decide",
                        root + ".processing.RelayJournal.entryFor",
                        root + ".recovery.SealJournal$Walk.put",
                        root + ".recovery.ClaimReign.run",
                        root + ".recovery.TakeoverLog.<init>",
                        root + ".operations.TellEvents.lagSeconds",
                        root + ".tracing.Spans.ended",
                        root + ".http.VerifiedTokens.parse");
        DescribedPredicate<JavaCall<?>> elsewhere =
                DescribedPredicate.describe(
                        "elsewhere",
                        call ->
                                !records.contains(
                                        call.getOriginOwner().getName()
                                                + "."
                                                + call.getOrigin().getName()));
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".orders", root + ".readiness")
                .should()
                .callMethodWhere(
                        call("wall time", "dev.holdfast.processing.Pace", Set.of("now"))
                                .and(elsewhere));
    }

    ArchRule flowsNeverBlock() {
        return noClasses()
                .that()
                .resideInAnyPackage(packagesOf(pureAndFlows()))
                .should()
                .callMethodWhere(
                        call("blocks", "io.smallrye.mutiny.Uni", Set.of("await"))
                                .or(call("sleeps", "java.lang.Thread", Set.of("sleep"))));
    }

    ArchRule nobodyPrintsToTheStandardStreams() {
        return noClasses()
                .should()
                .accessFieldWhere(
                        access("is a standard stream", "java.lang.System", Set.of("out", "err")));
    }

    ArchRule nobodyGeneratesCode() {
        return noClasses().should().dependOnClassesThat().resideInAPackage("lombok..");
    }

    private static List<String> pureAndFlows() {
        return Stream.concat(Floors.PURE.stream(), Floors.FLOWS.stream()).toList();
    }

    private String[] packagesOf(List<String> rooms) {
        return rooms.stream().map(room -> root + "." + room).toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> type(Class<?> type) {
        return HasName.Predicates.name(type.getName()).forSubtype();
    }

    private static DescribedPredicate<JavaClass> array() {
        return DescribedPredicate.describe("array", JavaClass::isArray);
    }

    private static DescribedPredicate<JavaClass> sourceOfChance() {
        return assignableTo(java.util.random.RandomGenerator.class)
                .or(assignableTo(java.util.Random.class));
    }

    private static DescribedPredicate<JavaClass> outsideWorld() {
        return type(Process.class)
                .or(type(ProcessBuilder.class))
                .or(type(Runtime.class))
                .or(assignableTo(Thread.class))
                .or(type(java.util.Timer.class))
                .or(type(java.util.Scanner.class));
    }

    private static DescribedPredicate<JavaCall<?>> readsAClock() {
        return DescribedPredicate.describe(
                "reads a clock",
                call ->
                        CLOCKS.contains(call.getTarget().getName())
                                && Set.of("java.time", "java.lang")
                                        .contains(call.getTargetOwner().getPackageName()));
    }

    private static DescribedPredicate<JavaCall<?>> drawsALot() {
        return DescribedPredicate.describe(
                "draws a lot",
                call ->
                        CHANCE.contains(call.getTarget().getName())
                                && call.getTargetOwner().getPackageName().startsWith("java."));
    }

    private static DescribedPredicate<JavaCall<?>> call(
            String what, String owner, Set<String> names) {
        return DescribedPredicate.describe(what, call -> isOn(call, owner, names));
    }

    private static DescribedPredicate<JavaAccess<?>> access(
            String what, String owner, Set<String> names) {
        return DescribedPredicate.describe(what, access -> isOn(access, owner, names));
    }

    private static boolean isOn(JavaAccess<?> access, String owner, Set<String> names) {
        return access.getTargetOwner().getName().equals(owner) && names.contains(access.getName());
    }
}
