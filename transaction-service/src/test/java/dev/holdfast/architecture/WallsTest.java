package dev.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.holdfast.ledger.LedgerRules;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The walls of this house stand, and each of them can be seen to fall in the broken house.
class WallsTest {

    private static final String ROOT = "dev.holdfast";
    private static final String BROKEN = "dev.holdfast.architecture.broken";
    private static final Walls HERE = new Walls(ROOT);
    private static final Walls THERE = new Walls(BROKEN);
    private static final JavaClasses HOUSE = house();
    private static final JavaClasses BROKEN_HOUSE = new ClassFileImporter().importPackages(BROKEN);

    /// The product's classes, from wherever they were compiled to, without any test.
    private static JavaClasses house() {
        try {
            var compiled = LedgerRules.class.getProtectionDomain().getCodeSource().getLocation();
            return new ClassFileImporter().importPath(Path.of(compiled.toURI()));
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void the_house_was_found() {
        assertThat(HOUSE)
                .extracting(JavaClass::getPackageName)
                .contains(ROOT + ".ledger", ROOT + ".journal", ROOT + ".region")
                .contains(ROOT + ".processing", ROOT + ".recovery")
                .doesNotContain(ROOT + ".architecture");
    }

    @Test
    void every_class_is_in_a_room_of_the_plan() {
        HERE.everyClassIsInARoomOfThePlan().check(HOUSE);
        falls(THERE.everyClassIsInARoomOfThePlan(), "util.Handy", "ledger.deeper.Hidden");
    }

    @Test
    void no_room_is_named_util_common_impl_or_manager() {
        HERE.noRoomIsNamedAfterNothing().check(HOUSE);
        falls(THERE.noRoomIsNamedAfterNothing(), "util.Handy");
    }

    @Test
    void rooms_are_not_built_in_circles() {
        HERE.roomsAreNotBuiltInCircles().check(HOUSE);
        falls(THERE.roomsAreNotBuiltInCircles(), "Cycle detected", "ledger.KnowsTheJournal");
    }

    @Test
    void imports_run_one_way() {
        HERE.importsRunOneWay().forEach(rule -> rule.check(HOUSE));
        fallsIn(THERE.importsRunOneWay(), "http.AsksThePlug", "recovery.CallsADoor");
        fallsIn(THERE.importsRunOneWay(), "processing.KnowsRecovery", "postgres.KnowsBoot");
        fallsIn(THERE.importsRunOneWay(), "ledger.KnowsTheJournal", "aws.KnowsTheOtherPlug");
    }

    @Test
    void the_plan_says_who_may_know_whom() {
        assertThat(Floors.closedTo("region")).contains("ledger", "journal", "processing", "boot");
        assertThat(Floors.closedTo("ledger")).contains("region", "journal");
        assertThat(Floors.closedTo("journal")).doesNotContain("region", "ledger");
        assertThat(Floors.closedTo("processing")).contains("recovery", "orders", "postgres");
        assertThat(Floors.closedTo("recovery"))
                .contains("http", "aws")
                .doesNotContain("processing");
        assertThat(Floors.closedTo("http")).contains("operations", "postgres", "aws", "boot");
        assertThat(Floors.closedTo("postgres")).contains("http", "aws", "boot");
        assertThat(Floors.closedTo("boot")).isEmpty();
        assertThat(Floors.plan().keySet())
                .filteredOn(room -> !room.equals("boot"))
                .allSatisfy(room -> assertThat(Floors.closedTo(room)).contains("boot"));
    }

    @Test
    void pure_rooms_know_plain_java_only() {
        HERE.pureRoomsKnowPlainJavaOnly().check(HOUSE);
        falls(
                THERE.pureRoomsKnowPlainJavaOnly(),
                "journal.ReadsAFile",
                "region.UsesMutiny",
                "region.RollsDice");
    }

    @Test
    void flows_know_mutiny_and_plain_java_only() {
        HERE.flowsKnowMutinyAndPlainJavaOnly().check(HOUSE);
        falls(THERE.flowsKnowMutinyAndPlainJavaOnly(), "processing.OpensASocket");
    }

    @Test
    void time_and_chance_come_in_through_constructors() {
        HERE.timeAndChanceComeInThroughConstructors().check(HOUSE);
        falls(
                THERE.timeAndChanceComeInThroughConstructors(),
                "ledger.LooksAtTheClock.now",
                "ledger.LooksAtTheClock.nanos",
                "ledger.LooksAtTheClock.millis",
                "recovery.DrawsItsOwnIds.id",
                "recovery.DrawsItsOwnIds.chance",
                "recovery.DrawsItsOwnIds.time",
                "http.ReadsAWatch.millis");
    }

    @Test
    void the_clock_on_the_wall_decides_nothing() {
        HERE.theClockOnTheWallDecidesNothing().check(HOUSE);
        falls(THERE.theClockOnTheWallDecidesNothing(), "recovery.DecidesByWallTime.isLate");
    }

    @Test
    void flows_never_block() {
        HERE.flowsNeverBlock().check(HOUSE);
        falls(THERE.flowsNeverBlock(), "processing.Blocks.await", "processing.Blocks.sleep");
    }

    @Test
    void nobody_prints_to_the_standard_streams() {
        HERE.nobodyPrintsToTheStandardStreams().check(HOUSE);
        falls(THERE.nobodyPrintsToTheStandardStreams(), "http.Prints");
    }

    /// The build bans Lombok too; without it on the class path there is no way to break this wall.
    @Test
    void nobody_generates_code() {
        HERE.nobodyGeneratesCode().check(HOUSE);
    }

    private static void falls(ArchRule rule, String... where) {
        assertThatThrownBy(() -> rule.check(BROKEN_HOUSE))
                .isInstanceOf(AssertionError.class)
                .message()
                .contains(where);
    }

    private static void fallsIn(List<ArchRule> rules, String... where) {
        for (String place : where) {
            assertThat(rules).as(place).anySatisfy(rule -> falls(rule, place));
        }
    }
}
