package dev.windlass.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaHeaderTest {
    @Test
    void readsAllPartsWhateverIsAroundThem() {
        String source = """
                /* @Revision(id = "no") class No */
                package a . b;
                import x.Y; // @Revision(id = "no")
                @interface Other { String value() default "@Revision(id = \\"no\\")"; }
                class Helper { class Inner {} String s = "{"; char c = '{'; char d = '\\''; }
                @Other("(") // )
                /** Add {@code phone}
                 * number. More of it.
                 *
                 * @since 1
                 */
                @dev.windlass.Revision(
                    id = "f8ff" + "2ab1", revises = {"a", "b",}, dependsOn = "other", branch = {"x"},
                    created = "2025-09-16T18:49:48Z", reason = "a \\"good\\" one \\u00e9", ticket = ""\"
                        CLIN-142""\", author = "me", transaction = false)
                @SuppressWarnings({"a", "b"}) public final class Add implements CodeRevision<int[]> { }
                """;
        assertThat(JavaHeader.read(source, "v/a.java"))
                .contains(new JavaHeader(
                        new Revision(
                                new RevisionId("f8ff2ab1"),
                                List.of(new RevisionId("a"), new RevisionId("b")),
                                List.of("other"),
                                List.of("x"),
                                "Add phone number",
                                Optional.of(Instant.parse("2025-09-16T18:49:48Z")),
                                "v/a.java"),
                        new Provenance("a \"good\" one é", "CLIN-142", "me"),
                        "a.b.Add"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "AddPhoneNumberToUserTable, Add phone number to user table",
        "a.b.AddURLOfHTTPServer, Add URL of HTTP server",
        "V2_addIndex, V2 add index",
        "Step10, Step10",
    })
    void namesARevisionByItsClass(String className, String title) {
        assertThat(JavaHeader.title("", className)).isEqualTo(title);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "class Plain {}",
                "/** Speaks of @Revision. */ class Plain {}",
                "class Plain { @Revision(id = \"x\") class Inner {} }",
                "@RevisionEntity class Plain {}",
            })
    void leavesOtherSourcesAlone(String source) {
        assertThat(JavaHeader.read(source, "a.java")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "@Revision(revises = \"a\") class A {} | a.java:1:1 The annotation @Revision has no id",
                "@Revision(id = Ids.ID) class A {} | a.java:1:16 The value of \"id\" is not written out",
                "@Revision(id = \"a\", revise = \"b\") class A {} | a.java:1:21 \"revise\" is not a part of @Revision",
                "@Revision(id = \"a b\") class A {} | a.java:1:16 \"a b\"",
                "@Revision(id = \"a\", created = \"soon\") class A {} | a.java:1:31 \"soon\" is not a time",
                "@Revision(\"a\") class A {} | a.java:1:11 The annotation @Revision needs a name before each value",
                "@Revision(id = \"a\") | a.java:1:1 No class follows the annotation @Revision",
            })
    void pointsAtWhatIsWrong(String source, String expected) {
        WindlassException thrown =
                catchThrowableOfType(WindlassException.class, () -> JavaHeader.read(source, "a.java"));
        Problem problem = thrown.first();
        assertThat(problem.where() + " " + problem.message()).startsWith(expected);
    }
}
