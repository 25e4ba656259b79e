package dev.holdfast.verdict;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The rules of a verdict are pure: the same books and the same answers lead to the same one.
class RoomsTest {

    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.holdfast");

    @Test
    void the_rules_know_neither_files_nor_network_nor_the_service() {
        classes()
                .that()
                .resideInAPackage("dev.holdfast.verdict")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.holdfast.verdict",
                        "java.lang..",
                        "java.time..",
                        "java.util..",
                        "com.fasterxml.jackson.databind.node",
                        "com.fasterxml.jackson.databind",
                        "org.jspecify.annotations")
                .check(CODE);
    }

    @Test
    void the_rules_have_no_clock() {
        noClasses()
                .that()
                .resideInAPackage("dev.holdfast.verdict")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(CODE);
    }
}
