package dev.windlass.acceptance.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.input.Project.Said;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that a server refuses: the place is right, and nothing of the revision is kept. */
@Tag("server")
class StatementInputTest {
    @TempDir
    Path folder;

    /**
     * A script whose upgrade begins in line 6.
     *
     * @param upgrade the statements
     * @param place the line and the column that must be named
     * @param marked the text above the mark; empty if there is no mark, or nothing above it
     * @param why what the server says, in part
     */
    record Case(String name, TestServer server, String upgrade, String place, String marked, String why) {
        @Override
        public String toString() {
            return server + ": " + name;
        }
    }

    static Stream<Case> cases() {
        return Stream.concat(
                TestServers.postgresqls()
                        .flatMap(server -> Stream.of(
                                new Case(
                                        "a syntax error in the middle",
                                        server,
                                        "CREATE TABLE t (a int);\nCREATE TABLE u (\n    a int,\n    b text NOT NUL\n);\n"
                                                + "CREATE TABLE v (a int);",
                                        "9:16",
                                        "NUL",
                                        "syntax error at or near \"NUL\""),
                                new Case(
                                        "behind characters of several bytes, and of two UTF-16 units",
                                        server,
                                        "CREATE TABLE t (a text);\nINSERT INTO t VALUES ('größer 🐘🐘');\n"
                                                + "INSERT INTO t VALUES ('ключ 🐘') RETURNIN a;",
                                        "8:34",
                                        "RETURNIN",
                                        "syntax error at or near \"RETURNIN\""),
                                new Case(
                                        "lines that end as on Windows",
                                        server,
                                        "CREATE TABLE t (a text);\r\nINSERT INTO t\r\nVALUES ('größer'),\r\n  (nonsuch);\r\n",
                                        "9:4",
                                        "nonsuch",
                                        "column \"nonsuch\" does not exist"),
                                new Case(
                                        "a name, in a statement that begins in the middle of a line",
                                        server,
                                        "CREATE TABLE t (a text); /* 🐘 */ SELECT b FROM t;",
                                        "6:42",
                                        "b FROM",
                                        "column \"b\" does not exist"),
                                new Case(
                                        "a duplicate key, which has no place in the text",
                                        server,
                                        "CREATE TABLE t (a int PRIMARY KEY);\nINSERT INTO t VALUES (1);\n"
                                                + "INSERT INTO t\nVALUES (1);\nINSERT INTO t VALUES (2);",
                                        "8:1",
                                        "",
                                        "duplicate key value violates unique constraint"),
                                new Case(
                                        "at the end of a statement",
                                        server,
                                        "CREATE TABLE t (a int);\nCREATE TABLE u (a int\n;\nCREATE TABLE v (a int);",
                                        "7:22",
                                        "",
                                        "syntax error at"),
                                new Case(
                                        "inside a function's body, run later",
                                        server,
                                        "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  RETURN 1 / 0;\nEND $$;\n"
                                                + "SELECT f();",
                                        "10:1",
                                        "",
                                        "division by zero"))),
                TestServers.mysqls()
                        .flatMap(server -> Stream.of(
                                new Case(
                                        "a syntax error in the middle of rows",
                                        server,
                                        "INSERT INTO base VALUES (1, 'größer 🐘');\nINSERT INTO base\nVALUES (2, 'ключ 🐘') NONSENSE 3;\n"
                                                + "INSERT INTO base VALUES (4, 'x');",
                                        "8:23",
                                        "NONSENSE",
                                        "You have an error in your SQL syntax"),
                                new Case(
                                        "lines that end as on Windows",
                                        server,
                                        "INSERT INTO base\r\nVALUES (2, 'größer'),\r\n  (3, 'x') NONSENSE 3;\r\n",
                                        "8:12",
                                        "NONSENSE",
                                        "You have an error in your SQL syntax"),
                                new Case(
                                        "a duplicate key in the third of five statements",
                                        server,
                                        "INSERT INTO base VALUES (1, 'x');\nINSERT INTO base VALUES (2, 'x');\n"
                                                + "INSERT INTO base VALUES (1, 'y');\nINSERT INTO base VALUES (3, 'x');\n"
                                                + "INSERT INTO base VALUES (4, 'x');",
                                        "8:1",
                                        "",
                                        "Duplicate entry '1'"))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theStatementIsShownAndThePlaceMarked(Case wrong) {
        try (TestDatabase database = wrong.server().createDatabase()) {
            Project project = Project.of(folder, database)
                    .revision(1, "CREATE TABLE base (a int PRIMARY KEY, b varchar(40));")
                    .revision(2, wrong.upgrade());
            Said said = project.run("upgrade");
            assertThat(said.status()).isEqualTo(1);
            assertThat(said.err())
                    .contains("error WL4001: The database refused a statement of revision r2 (upgrade)\n")
                    .contains("where: versions/2.sql:" + wrong.place() + "\n")
                    .contains("why:   " + (wrong.why().startsWith("You have") ? "" : wrong.why()))
                    .contains(wrong.why())
                    .contains("nothing of this revision has been kept");
            assertThat(marked(said.err())).startsWith(wrong.marked());
            if (wrong.marked().isEmpty()) {
                assertThat(marked(said.err())).isEmpty();
            }
            // Revision 1 is kept, and nothing of revision 2.
            assertThat(ConnectionInputTest.tables(database))
                    .isEqualTo(List.of(List.of("base"), List.of("windlass_journal")));
            assertThat(database.query("SELECT count(*) FROM base")).isEqualTo(List.of(List.of("0")));
            assertThat(database.query("SELECT kind, revision FROM windlass_journal"
                            + " WHERE kind IN ('applied', 'failed') ORDER BY sequence"))
                    .isEqualTo(List.of(List.of("applied", "r1"), List.of("failed", "r2")));
            assertThat(project.run("status").out()).contains("Applied    1 of 2\n");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.input.ConnectionInputTest#servers")
    void aPasswordInAStatementThatFailsIsNotShown(TestServer server) {
        try (TestDatabase database = server.createDatabase()) {
            String statement = switch (server.product()) {
                case POSTGRESQL -> "CREATE ROLE no_such LOGIN PASSWORD 's3cret-in-a-script' NONSENSE;";
                default -> "CREATE USER no_such IDENTIFIED BY 's3cret-in-a-script' NONSENSE;";
            };
            String before = server.product() == dev.windlass.acceptance.server.Product.POSTGRESQL
                    ? "CREATE ROLE no_such PASSWORDD 's3cret-in-a-script';"
                    : "CREATE USER no_such NONSENSE IDENTIFIED BY 's3cret-in-a-script';";
            for (String sql : List.of(statement, before)) {
                Project project = Project.of(folder, database).revision(1, sql);
                for (String[] words : new String[][] {{"upgrade"}, {"-v", "upgrade"}, {"--json", "upgrade"}}) {
                    Said said = project.run(words);
                    assertThat(said.status()).isEqualTo(1);
                }
            }
            assertThat(database.query("SELECT * FROM windlass_journal").toString())
                    .doesNotContain(Project.SECRET);
        }
    }

    /** The text above the mark; empty if there is no mark. */
    private static String marked(String output) {
        List<String> lines = output.lines().toList();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).matches("\\s+\\| *\\^")) {
                return lines.get(i - 1).substring(lines.get(i).indexOf('^'));
            }
        }
        return "";
    }
}
