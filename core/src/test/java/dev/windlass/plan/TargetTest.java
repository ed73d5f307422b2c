package dev.windlass.plan;

import static dev.windlass.revision.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.Graphs;
import dev.windlass.revision.RevisionGraph;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    private static final RevisionGraph GRAPH = graph(
            "v1.0_a <- v1.1_b <- v1.2_c; v1.0_a label main; x <- y-2 <- z; x label rel-1; 2024-01-05 <- 2024-01-06;"
                    + " z <- 548b0001; z label my-label");

    @ParameterizedTest
    @CsvSource(textBlock = """
            v1.0_a, v1.0_a
            v1.0_a+1, v1.1_b
            v1.2_c-2, v1.0_a
            v1.1, v1.1_b
            v1.1+1, v1.2_c
            rel-1, x
            rel-1@head, 548b0001
            rel-1@+1, x
            rel-1+1, y-2
            y-2, y-2
            y-2-1, x
            y-2+1, z
            y-2@head, 548b0001
            my-l@head, 548b0001
            2024-01-06, 2024-01-06
            2024-01-06-1, 2024-01-05
            2024-01-05+1, 2024-01-06
            2024-01-05@head, 2024-01-06
            main@head, v1.2_c
            main@head-1, v1.1_b
            main@base+2, v1.1_b
            main@v1.1, v1.1_b
            548b, 548b0001
            main@base, ''
            base, ''
            heads, 2024-01-06 548b0001 v1.2_c
            rel-1@heads, 548b0001
            main@+2, v1.1_b
            current, ''
            v1.0_a-1, ''
            """)
    void standsFor(String text, String expected) {
        TargetResolver resolver = new TargetResolver(GRAPH, Set.of());
        assertThat(Graphs.text(resolver.resolve(Target.parse(text, GRAPH)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            548b+1junk    | BAD_TARGET
            +             | BAD_TARGET
            main@         | BAD_TARGET
            @head         | BAD_TARGET
            '  '          | BAD_TARGET
            main+0        | BAD_TARGET
            +99999999999  | BAD_TARGET
            a:b:c         | BAD_TARGET
            v1.0_a:v1.1_b | BAD_TARGET
            head          | MULTIPLE_HEADS
            heads-1       | MULTIPLE_HEADS
            main@+9       | TARGET_OUT_OF_REACH
            main@head-9   | TARGET_OUT_OF_REACH
            v1.0_a-2      | TARGET_OUT_OF_REACH
            base+1        | AMBIGUOUS_REVISION
            +1            | AMBIGUOUS_REVISION
            2024-01-0     | AMBIGUOUS_REVISION
            nothing       | UNKNOWN_REVISION
            nothing@head  | UNKNOWN_REVISION
            main@z        | UNKNOWN_REVISION
            head@head     | UNKNOWN_REVISION
            """)
    void isRefused(String text, ErrorCode code) {
        TargetResolver resolver = new TargetResolver(GRAPH, Set.of());
        assertThatThrownBy(() -> resolver.resolve(Target.parse(text, GRAPH)))
                .isInstanceOfSatisfying(
                        WindlassException.class,
                        e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({"head", "main@+2", "main@head-1", "a:b", ":", "-3:current", "main@base:head", "v1.0_a+1"})
    void isWrittenAsItWasRead(String text) {
        assertThat(Target.parse(text, GRAPH)).hasToString(text);
    }
}
