package dev.windlass.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatementClassifierTest {
    record Case(String dialect, String statement, StatementTraits expected) {
        @Override
        public String toString() {
            return dialect + ": " + statement;
        }

        SplitterRules rules() {
            return StatementSplitterTest.DIALECTS.get(dialect);
        }
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        String dialect = "";
        for (String line :
                StatementSplitterTest.resource("classifier-cases.txt").lines().toList()) {
            if (line.startsWith("[") && line.endsWith("]")) {
                dialect = line.substring(1, line.length() - 1);
            } else if (!line.startsWith("#")) {
                String[] cells = line.split("\\|", -1);
                cases.add(
                        new Case(dialect, cells[0].strip().replace("\\n", "\n").replace("\\t", "\t"), expected(cells)));
            }
        }
        return cases.stream();
    }

    private static StatementTraits expected(String[] cells) {
        String control = cells[2].strip();
        Set<Trait> traits = Arrays.stream(cells[3].strip().split(" "))
                .filter(name -> !name.isEmpty())
                .map(Trait::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Trait.class)));
        return new StatementTraits(
                cells[1].strip(),
                control.equals("-") ? TransactionControl.NONE : TransactionControl.valueOf(control),
                traits);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsWhatAStatementIs(Case example) {
        assertThat(StatementClassifier.classify(example.statement, example.rules()))
                .isEqualTo(example.expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void commentsAndWhiteSpaceDoNotMatter(Case example) {
        String statement = "-- VACUUM\n/* COMMIT; */ " + example.statement.replace(" ", "\r\n\t/* x'; */ ") + " ";
        if (!example.statement.contains("'") && !example.statement.contains("--") && !example.statement.contains("#")) {
            assertThat(StatementClassifier.classify(statement, example.rules())).isEqualTo(example.expected);
        }
    }

    @Test
    void aLongStatementIsToldByItsEndsAlone() {
        String rows = "(1, 'RETURNING', (SELECT 1)), ".repeat(100_000);
        assertThat(StatementClassifier.classify(
                        "INSERT INTO t VALUES " + rows + "(2) ON CONFLICT DO NOTHING RETURNING id",
                        SplitterRules.POSTGRESQL))
                .isEqualTo(new StatementTraits("INSERT", TransactionControl.NONE, Set.of(Trait.DML, Trait.QUERY)));
    }

    @Test
    void anyTextHasTraits() {
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append((char) random.nextInt(128));
            }
            for (SplitterRules rules : StatementSplitterTest.DIALECTS.values()) {
                assertThat(StatementClassifier.classify(text.toString(), rules).command())
                        .as("seed %d", seed)
                        .isNotNull();
            }
        }
    }
}
