package dev.windlass.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.windlass.error.WindlassException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementSplitterTest {
    static final Map<String, SplitterRules> DIALECTS = Map.of(
            "postgresql", SplitterRules.POSTGRESQL,
            "mysql", SplitterRules.MYSQL,
            "mariadb", SplitterRules.MARIADB,
            "sqlite", SplitterRules.SQLITE);

    record Case(String dialect, String title, String script, String expected) {
        @Override
        public String toString() {
            return dialect + ": " + title;
        }
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String block : resource("splitter-cases.txt").split("(?m)^### ")) {
            int line = block.indexOf('\n');
            String[] head = block.substring(0, line).split(": ", 2);
            int expected = (block + "%%").indexOf("%%");
            if (block.startsWith("Cases of")) {
                continue;
            }
            for (String dialect : head[0].equals("all") ? DIALECTS.keySet() : List.of(head[0].split(", "))) {
                cases.add(new Case(
                        dialect,
                        head[1],
                        block.substring(line + 1, expected),
                        block.substring(Math.min(expected, block.length()))));
            }
        }
        return cases.stream();
    }

    static String resource(String name) throws IOException {
        try (InputStream in = StatementSplitterTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void splitsAsExpected(Case example) {
        assertThat(outcome(example.script, DIALECTS.get(example.dialect))).isEqualTo(example.expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void carriageReturnsChangeNothing(Case example) {
        String script = example.script.replace("\n", "\r\n");
        assertThat(outcome(script, DIALECTS.get(example.dialect))
                        .replace("\r\n", "\n")
                        .replace("\\r\\n", "\\n"))
                .isEqualTo(example.expected);
    }

    private static String outcome(String script, SplitterRules rules) {
        try {
            List<Piece> pieces = StatementSplitter.split(script, "", rules);
            assertThat(joined(pieces)).isEqualTo(script);
            for (Piece piece : pieces) {
                assertThat(script)
                        .startsWith(script.substring(0, (int) piece.span().offset()) + piece.text());
            }
            return pieces.stream().map(StatementSplitterTest::describe).collect(Collectors.joining());
        } catch (WindlassException e) {
            return e.problems().stream()
                    .map(problem -> "%% ! " + problem.code() + " "
                            + problem.where().replace("line ", "").replace(", column ", ":") + "\n")
                    .collect(Collectors.joining());
        }
    }

    static String joined(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    private static String describe(Piece piece) {
        return switch (piece) {
            case Piece.Filler filler -> "";
            case Piece.Sql sql -> "%%\n" + sql.text() + "\n";
            case Piece.Instruction instruction ->
                ("%% @ " + instruction.directive().name() + " "
                                        + instruction.directive().argument())
                                .strip() + "\n";
            case Piece.CopyRows rows ->
                "%% < " + rows.text().replace("\r", "\\r").replace("\n", "\\n") + "\n";
            case Piece.CopyEnd end -> "%% <.\n";
        };
    }

    @Test
    void everyPieceKnowsItsPlace() {
        String script = "\ufeff-- a\r\nSELECT\n 1 ;\n  COPY t FROM stdin;\n1\n\\.\n-- windlass: upgrade\nSELECT 2";
        assertThat(StatementSplitter.split(script, "a.sql", SplitterRules.POSTGRESQL))
                .containsExactly(
                        new Piece.Filler("\ufeff-- a\r\n", new SourceSpan("a.sql", 1, 1, 0)),
                        new Piece.Sql(new Statement("SELECT\n 1", new SourceSpan("a.sql", 2, 1, 7))),
                        new Piece.Filler(" ;\n  ", new SourceSpan("a.sql", 3, 3, 16)),
                        new Piece.Sql(new Statement("COPY t FROM stdin", new SourceSpan("a.sql", 4, 3, 21))),
                        new Piece.Filler(";\n", new SourceSpan("a.sql", 4, 20, 38)),
                        new Piece.CopyRows("1\n", new SourceSpan("a.sql", 5, 1, 40)),
                        new Piece.CopyEnd("\\.", new SourceSpan("a.sql", 6, 1, 42)),
                        new Piece.Filler("\n", new SourceSpan("a.sql", 6, 3, 44)),
                        new Piece.Instruction(
                                "-- windlass: upgrade",
                                new Directive("upgrade", "", new SourceSpan("a.sql", 7, 1, 45))),
                        new Piece.Filler("\n", new SourceSpan("a.sql", 7, 21, 65)),
                        new Piece.Sql(new Statement("SELECT 2", new SourceSpan("a.sql", 8, 1, 66))));
    }

    @Test
    void aPartOfAFileBeginsWhereItSays() {
        List<Piece> pieces =
                StatementSplitter.split("\nSELECT 1", new SourceSpan("a.sql", 10, 5, 100), SplitterRules.SQLITE);
        assertThat(pieces.getLast().span()).isEqualTo(new SourceSpan("a.sql", 11, 1, 101));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1 -- a\r;", "-- a\rSELECT 1"})
    void aCarriageReturnEndsACommentInPostgresqlAlone(String script) {
        assertThat(statements(script, SplitterRules.POSTGRESQL)).contains("SELECT 1");
        assertThat(statements(script, SplitterRules.SQLITE))
                .isEqualTo(script.startsWith("--") ? List.of() : List.of("SELECT 1"));
    }

    @Test
    void optionsOfTheServerAreFacts() {
        SplitterRules ansi = SplitterRules.MYSQL.with(LexicalFact.ANSI_QUOTES).without(LexicalFact.BACKSLASH_ESCAPES);
        assertThat(statements("SELECT \"a\\\"; SELECT '\\'", ansi)).containsExactly("SELECT \"a\\\"", "SELECT '\\'");
    }

    @Test
    void problemsSayWhatToDo() {
        WindlassException refusal = catchThrowableOfType(
                WindlassException.class,
                () -> StatementSplitter.split("SELECT 1;\n  \\c other", "a.sql", SplitterRules.POSTGRESQL));
        assertThat(refusal.first().message()).isEqualTo("'\\c' is a command to psql, not SQL");
        assertThat(refusal.first().where()).isEqualTo("a.sql:2:3");
        assertThat(refusal.first().next())
                .isEqualTo("Delete it: a revision runs in the database that Windlass is connected to.");
    }

    @Test
    void aFailedSplitterStaysFailed() {
        StatementSplitter splitter =
                new StatementSplitter(new StringReader("SELECT 1; SELECT '"), "a.sql", SplitterRules.POSTGRESQL);
        assertThat(splitter.next().orElseThrow().text()).isEqualTo("SELECT 1");
        assertThat(splitter.next().orElseThrow().text()).isEqualTo("; ");
        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowableOfType(WindlassException.class, splitter::next)
                            .first()
                            .where())
                    .isEqualTo("a.sql:1:18");
        }
    }

    @Test
    void manyDirectivesInsideOfAStatementCostLittle() {
        String script = "CREATE TABLE t (\n" + "  -- windlass: ignore rule why\n".repeat(100_000) + "a int);";
        assertThat(statements(script, SplitterRules.SQLITE)).hasSize(1);
    }

    static List<String> statements(String script, SplitterRules rules) {
        return StatementSplitter.split(script, "", rules).stream()
                .filter(piece -> piece instanceof Piece.Sql)
                .map(Piece::text)
                .toList();
    }
}
