package dev.windlass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java revisions from the command line, on SQLite. */
class JavaRevisionsTest {
    private static final String IMPORTS = """
            import static dev.windlass.operation.Definitions.*;

            import dev.windlass.*;

            """;

    private static final String USERS = IMPORTS + """
            /** Users and their orders. */
            @Revision(id = "a9ef987fd631")
            class Users implements CodeRevision {
                public void upgrade(Operations op) {
                    op.createTable("users", column("id", bigint()).primaryKey(), column("name", string(20)));
                    op.createTable("orders", column("id", bigint()).primaryKey(),
                            column("user_id", bigint()).references("users", "id"));
                    op.execute("INSERT INTO users (id, name) VALUES (?, ?)", 1, "it's");
                    op.execute("INSERT INTO users (id) VALUES (2); INSERT INTO orders VALUES (1, 1);");
                }
                public void downgrade(Operations op) { op.dropTable("orders"); op.dropTable("users"); }
            }
            """;

    /** As the design page has it, but for the imports. */
    private static final String PHONE = IMPORTS + """
            @Revision(id = "f8ff2ab1fdfa", revises = "a9ef987fd631", created = "2025-09-16T18:49:48Z")
            class AddPhoneNumberToUserTable implements CodeRevision {
                public void upgrade(Operations op)   { op.addColumn("users", column("phone_number", string(20))); }
                public void downgrade(Operations op) { op.dropColumn("users", "phone_number"); }
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        write("windlass.toml", "url = \"sqlite:///app.db?_fk=1\"\n");
        write("versions/a9ef987fd631_users.java", USERS);
    }

    @Test
    void runsNoScriptThatChangedAfterThePlanWasMade() throws Exception {
        Path next = folder.resolve("versions/c1.sql");
        String script = """
                -- Revision: c1
                -- Revises: f8ff2ab1fdfa
                -- windlass: upgrade
                CREATE TABLE planned (id integer);
                """;
        write("versions/c1.sql", script);
        write("versions/f8ff2ab1fdfa_edit.java", IMPORTS + """
                @Revision(id = "f8ff2ab1fdfa", revises = "a9ef987fd631")
                class Edit implements CodeRevision {
                    public void upgrade(Operations op) throws Exception {
                        java.nio.file.Path next = java.nio.file.Path.of("%s");
                        java.nio.file.Files.writeString(next,
                                java.nio.file.Files.readString(next).replace("planned", "unplanned"));
                    }
                    public void downgrade(Operations op) {}
                }
                """.formatted(next));
        assertThat(windlass("upgrade", "head"))
                .startsWith("exit 1")
                .contains("WL4013")
                .contains("versions/c1.sql")
                .contains("changed after the plan was made");
        assertThat(query("SELECT name FROM sqlite_master WHERE name LIKE '%planned'"))
                .isEmpty();
        assertThat(windlass("upgrade", "head")).startsWith("exit 0").contains("1 revision applied");
        assertThat(query("SELECT name FROM sqlite_master WHERE name LIKE '%planned'"))
                .containsExactly(List.of("unplanned"));
    }

    @Test
    void appliesAndRevertsRevisionsOfSeveralKinds() throws Exception {
        write("versions/f8ff2ab1fdfa_add.java", PHONE);
        write("versions/c1.sql", """
                -- In SQL
                -- Revision: c1
                -- Revises: f8ff2ab1fdfa
                -- windlass: upgrade
                UPDATE users SET phone_number = '1';
                -- windlass: downgrade
                """);
        assertThat(windlass("history")).contains("""
                f8ff2ab1fdfa -> c1 (head), In SQL
                a9ef987fd631 -> f8ff2ab1fdfa, Add phone number to user table
                <base> -> a9ef987fd631, Users and their orders
                """);
        assertThat(folder.resolve(".windlass")).as("nothing was compiled").doesNotExist();
        assertThat(windlass("upgrade", "head")).contains("3 revisions applied");
        assertThat(query("SELECT id, name, phone_number FROM users"))
                .containsExactly(List.of("1", "it's", "1"), List.of("2", "NULL", "1"));
        assertThat(windlass("validate")).startsWith("exit 0").contains("revisions in code can be loaded");
        assertThat(windlass("downgrade", "base", "--plan")).contains("code, in a transaction");
        assertThat(windlass("downgrade", "base")).contains("3 revisions reverted");
        assertThat(query("SELECT name FROM sqlite_master WHERE type = 'table'"))
                .containsExactly(List.of("windlass_journal"));
    }

    @Test
    void keepsWhatItCompiledBesideTheConfiguration() throws Exception {
        assertThat(windlass("upgrade", "head")).contains("1 revision applied");
        Path cache = folder.resolve(".windlass/cache");
        List<FileTime> before = times(cache);
        assertThat(before).as("the source, and a .gitignore").hasSize(2);
        assertThat(windlass("downgrade", "base")).contains("1 revision reverted");
        assertThat(times(cache)).isEqualTo(before);
    }

    @Test
    void pointsAtTheLineThatFailed() throws Exception {
        for (Map.Entry<String, String> failing : Map.of(
                        "throw new IllegalStateException(\"not today\");", "IllegalStateException: not today",
                        "op.execute(\"UPDATE nothing SET a = 1\");", "syntax error",
                        "op.query(\"SELECT 1 FROM nowhere\");", "no such table: nowhere",
                        "op.connection().createStatement().execute(\"SELECT 1 FROM nowhere\");",
                                "no such table: nowhere",
                        "op.connection().commit();", "a revision cannot call commit()",
                        "op.execute(\"COMMIT\");", "cannot begin or end a transaction",
                        "op.setComment(1);", "cannot find symbol",
                        "Shared.fail();", "/ by zero",
                        "try { op.dropTable(\"nowhere\"); } catch (RuntimeException e) { }", "no such table: nowhere")
                .entrySet()) {
            write("versions/b1.java", IMPORTS + """
                    @Revision(id = "b1", revises = "a9ef987fd631")
                    class Failing implements CodeRevision {
                        public void upgrade(Operations op) throws Exception {
                            op.dropTable("orders");
                            %s
                        }
                    }
                    """.formatted(failing.getKey()));
            write("versions/Shared.java", "class Shared { static int fail() { return 1 / (int) 0L; } }");
            String shown = windlass("upgrade", "head");
            assertThat(shown)
                    .as(failing.getKey())
                    .startsWith("exit 1")
                    .contains(failing.getValue())
                    .contains(failing.getKey().contains("Shared") ? "versions/Shared.java:1" : "versions/b1.java:9");
            assertThat(shown).contains("cannot find symbol".equals(failing.getValue()) ? "WL2020" : "WL40");
        }
        assertThat(query("SELECT count(*) FROM orders"))
                .as("nothing of it was kept")
                .containsExactly(List.of("1"));
    }

    @Test
    void refusesAWayBackThatIsNotThere() throws Exception {
        write("versions/a9ef987fd631_users.java", USERS.replaceFirst(" {4}public void downgrade.*\n", ""));
        assertThat(windlass("upgrade", "head")).startsWith("exit 0");
        assertThat(windlass("downgrade", "base")).contains("WL2014").contains("it has no downgrade method");
    }

    @Test
    void rebuildsATableThatForeignKeysReferTo() throws Exception {
        write("versions/b1.java", IMPORTS + """
                @Revision(id = "b1", revises = "a9ef987fd631")
                class Rebuild implements CodeRevision {
                    public void upgrade(Operations op) { op.alterType("users", "name", text()); }
                    public void downgrade(Operations op) {
                        op.alterType("users", "name", string(20));
                        op.execute("DELETE FROM users WHERE id = ?", 1);
                    }
                }
                """);
        assertThat(windlass("upgrade", "head")).contains("2 revisions applied");
        assertThat(query("SELECT user_id FROM orders")).containsExactly(List.of("1"));
        assertThat(windlass("downgrade", "a9ef987fd631"))
                .as("foreign keys are off while it rebuilds, and count all the same")
                .contains("leaves rows that refer to rows which are not there");
        assertThat(query("SELECT count(*) FROM users")).containsExactly(List.of("2"));
    }

    @Test
    void letsTwoRevisionsHaveTheSameClass() throws Exception {
        write(
                "versions/b1.java",
                USERS.replace("a9ef987fd631\"", "b1\", revises = \"a9ef987fd631\"")
                        .replace("\"users\"", "\"users2\"")
                        .replace("\"orders\"", "\"orders2\"")
                        .replace("INTO users", "INTO users2")
                        .replace("INTO orders", "INTO orders2"));
        assertThat(windlass("upgrade", "head")).contains("2 revisions applied");
        assertThat(query("SELECT count(*) FROM users2")).containsExactly(List.of("2"));
    }

    @Test
    void writesAScriptWithoutADatabase() throws Exception {
        write("versions/f8ff2ab1fdfa_add.java", PHONE);
        assertThat(windlass("upgrade", "head", "--sql"))
                .startsWith("exit 0")
                .contains("INSERT INTO users (id, name) VALUES (1, 'it''s');")
                .contains("ALTER TABLE users ADD COLUMN phone_number varchar(20);");
        write(
                "versions/b1.java",
                PHONE.replace("f8ff2ab1fdfa\"", "b1\"")
                        .replace("a9ef987fd631", "f8ff2ab1fdfa")
                        .replace("op.addColumn", "op.query(\"SELECT 1\"); op.addColumn"));
        assertThat(windlass("upgrade", "head", "--sql")).contains("WL2022").contains("versions/b1.java:7");
    }

    @Test
    void writesANewRevisionThatCompiles() throws Exception {
        for (String title : List.of("Add a phone. Number!", "Ünïcode \"quoted\" \\ */ title", "123", "operations")) {
            assertThat(windlass("revision", "--java", "-m", title, "--reason", "a \"good\" one"))
                    .startsWith("exit 0");
        }
        assertThat(windlass("upgrade", "head")).contains("5 revisions applied");
        assertThat(windlass("history"))
                .contains(", Add a phone. Number!\n")
                .contains(", Ünïcode \"quoted\" \\ */ title\n")
                .contains(", 123\n")
                .contains(", operations\n");
    }

    @Test
    void fillsTheProjectsOwnTemplates() throws Exception {
        write("templates/revision.java.template", "package acme;\n${header}\nclass ${class} {} // ${id} ${unknown}\n");
        write("templates/revision.sql.template", "${header}\n-- Owner: ${ticket}\n-- windlass: upgrade\n");
        String java = windlass("revision", "--java", "-m", "Add $1", "--rev-id", "b1");
        assertThat(Files.readString(folder.resolve("versions/b1_add_1.java")))
                .as(java)
                .startsWith("package acme;\n/** Add $1. */\n@Revision(id = \"b1\", revises = \"a9ef987fd631\",")
                .endsWith(")\nclass Add1 {} // b1 ${unknown}\n");
        windlass("revision", "-m", "In SQL", "--rev-id", "c1", "--ticket", "T-1");
        assertThat(Files.readString(folder.resolve("versions/c1_in_sql.sql")))
                .startsWith("-- In SQL\n--\n-- Revision: c1\n-- Revises: b1\n")
                .endsWith("-- Ticket: T-1\n-- Owner: T-1\n-- windlass: upgrade\n");
    }

    @Test
    void runsCompiledRevisionsByTheirNames() throws Exception {
        write("windlass.toml", """
                url = "sqlite:///app.db"
                [java]
                classes = ["dev.windlass.cli.compiled.*"]
                """);
        assertThat(windlass("upgrade", "head")).contains("2 revisions applied");
        assertThat(windlass("history")).contains("a9ef987fd631 -> d1 (head), Compiled already");
        assertThat(query("SELECT count(*) FROM compiled")).containsExactly(List.of("0"));
        assertThat(windlass("status")).startsWith("exit 0");
        write("windlass.toml", "url = \"sqlite:///app.db\"\n[java]\nclasses = [\"no.such.Class\"]\n");
        assertThat(windlass("history")).contains("WL1004").contains("no.such.Class");
    }

    private static List<FileTime> times(Path cache) throws IOException {
        try (var files = Files.list(cache)) {
            List<FileTime> times = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                times.add(Files.getLastModifiedTime(file));
            }
            return times;
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String windlass(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            int status = Main.run(words, folder, Map.of(), stream, stream);
            return "exit " + status + "\n" + out.toString(StandardCharsets.UTF_8);
        }
    }

    private List<List<String>> query(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> result = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)).replace("null", "NULL"));
                }
                result.add(row);
            }
            return result;
        }
    }
}
