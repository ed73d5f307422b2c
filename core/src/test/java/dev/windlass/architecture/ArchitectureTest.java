package dev.windlass.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.windlass.architecture.wrong.Windlass;
import dev.windlass.error.ErrorCode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final String WRONG = Windlass.class.getPackageName();
    private static final JavaClasses CORE = new ClassFileImporter().importPath(classesOf(ErrorCode.class));
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(WRONG);

    /** Each rule, and how often the classes below {@link Windlass} break it. */
    static Stream<Arguments> rules() {
        return Stream.of(
                rule(
                        "imports point downwards",
                        Rules::upwardImports,
                        "sql.SchemaReader",
                        "operation.Runs",
                        "revision.Peer"),
                rule("every package has its place", Rules::unknownPackages, "wrong.misc"),
                rule("packages form no cycle", Rules::cycles, "Cycle detected"),
                rule("only jdbc touches a database", Rules::databaseAccess, "wrong.Windlass.url", "plan.Fetches"),
                rule(
                        "values need java.base alone",
                        Rules::impureImports,
                        "sql.SchemaReader",
                        "revision.Peer",
                        "sql.Logs"),
                rule(
                        "statics do not change",
                        Rules::mutableStatics,
                        "plan.Counts.counter",
                        "plan.Counts.SEEN",
                        "plan.Counts.TABLE",
                        "plan.Counts.BUFFER",
                        "plan.Counts.NESTED"),
                rule(
                        "names say something",
                        Rules::badNames,
                        "plan.PlanManager",
                        "plan.AbstractStep",
                        "plan.Named.getName"),
                rule("packages are null-marked", Rules::unmarkedPackages, "wrong.misc"));
    }

    private static Arguments rule(
            String name, BiFunction<Rules, JavaClasses, List<String>> rule, String... violations) {
        return Arguments.of(name, rule, List.of(violations));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holdsInTheCore(String name, BiFunction<Rules, JavaClasses, List<String>> rule, List<String> violations) {
        assertThat(rule.apply(new Rules("dev.windlass"), CORE)).as(name).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void isBrokenWhereItIsMeantToBe(
            String name, BiFunction<Rules, JavaClasses, List<String>> rule, List<String> violations) {
        List<String> found = rule.apply(new Rules(WRONG), VIOLATIONS);
        for (String violation : violations) {
            assertThat(found).as(name).anyMatch(text -> text.contains(violation));
        }
        assertThat(found).as(name).allMatch(text -> violations.stream().anyMatch(text::contains));
    }

    @Test
    void looksAtClasses() {
        assertThat(CORE.size()).isGreaterThan(15);
        assertThat(CORE.contain(ErrorCode.class)).isTrue();
        assertThat(CORE.contain(ArchitectureTest.class)).isFalse();
    }

    private static Path classesOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
