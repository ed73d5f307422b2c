package dev.windlass.acceptance.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.schema.SchemaFacts;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From one schema to another by a generated revision, and back. What must hold: the plan has the expected shape; it
 * applies; the result is what the desired schema is when it is built directly; a second comparison finds nothing; the
 * way down restores what was.
 */
@Tag("server")
class RoundTripTest {
    private static final Pattern OPERATION = Pattern.compile("\\{\"kind\":\"([^\"]+)\",\"object\":\"([^\"]+)\"");

    @TempDir
    Path folder;

    /**
     * On the newest PostgreSQL; with {@code -Pcontract} on the oldest too: each case makes a dozen databases. Every fifth
     * case is written in Java, too, on the first of its servers, and run from there; with {@code -Pcontract} each is, on
     * all of them.
     */
    static Stream<Arguments> cases() {
        boolean everywhere = Boolean.getBoolean("windlass.contract");
        List<Arguments> all = new ArrayList<>();
        Pattern only = Pattern.compile(System.getProperty("windlass.diff.cases", ""));
        List<DiffCase> cases = DiffCase.all();
        for (DiffCase one : cases) {
            if (!only.matcher(one.toString()).find()) {
                continue;
            }
            TestServers.all()
                    .filter(server -> everywhere || !server.name().equals("PostgreSQL 14"))
                    .filter(server -> one.products().contains(server.product()))
                    .forEach(server -> {
                        all.add(Arguments.of(one, server.name(), server, "sql"));
                        boolean turn =
                                cases.indexOf(one) % 5 == 0 && one.products().getFirst() == server.product();
                        if (everywhere || turn) {
                            all.add(Arguments.of(one, server.name(), server, "java"));
                        }
                    });
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}, {1}, {3}")
    @MethodSource("cases")
    void leadsThereAndBack(DiffCase one, String name, TestServer server, String language) throws IOException {
        try (TestDatabase database = server.createDatabase();
                TestDatabase direct = server.createDatabase();
                TestDatabase start = server.createDatabase()) {
            build(one.before(), start);
            build(one.after(), direct);
            Files.createDirectory(folder.resolve("versions"));
            Files.writeString(
                    folder.resolve("windlass.toml"), "model = { kind = \"sql\", files = [\"schema.sql\"] }\n");
            generate(database, one.before(), "the first one", List.of());
            assertSame(database, start, "the schema before, built by a revision and directly");

            build(one.rows(), database);
            Files.writeString(folder.resolve("schema.sql"), one.after());
            CommandLine.Result check = run(database, with(one, "check", "--json"));
            assertThat(check.status()).as(check.toString()).isEqualTo(3);
            if (!one.plan().isEmpty() && one.products().getFirst() == server.product()) {
                assertThat(operations(check.out())).containsExactlyElementsOf(one.plan());
            }
            List<String> options = new ArrayList<>(one.options());
            if (language.equals("java")) {
                options.add("--java");
            }
            generate(database, one.after(), "the second one", options);
            assertSame(database, direct, "the schema after, built by a revision and directly");
            CommandLine.Result again = run(database, "check");
            assertThat(again.status()).as(again.toString()).isZero();

            CommandLine.Result down = run(database, "downgrade", "-1");
            assertThat(down.status()).as(down.toString()).isZero();
            assertSame(database, start, "the schema before, and after the way down");
        }
    }

    private void generate(TestDatabase database, String model, String title, List<String> options) throws IOException {
        Files.writeString(folder.resolve("schema.sql"), model);
        List<String> words = new ArrayList<>(List.of("revision", "--autogenerate", "-m", title));
        words.addAll(options);
        CommandLine.Result written = run(database, words.toArray(String[]::new));
        assertThat(written.status()).as(written.toString()).isZero();
        assertThat(written.error()).as(text(written)).doesNotContain("warning");
        CommandLine.Result applied = run(database, "upgrade", "head");
        assertThat(applied.status()).as(applied + text(written)).isZero();
    }

    private String text(CommandLine.Result written) throws IOException {
        StringBuilder text = new StringBuilder(written.toString());
        for (String line : written.out().lines().toList()) {
            if (line.matches(".*\\.(sql|java)") && !line.startsWith(" ")) {
                text.append('\n').append(Files.readString(Path.of(line)));
            }
        }
        return text.toString();
    }

    private static void assertSame(TestDatabase one, TestDatabase other, String what) {
        assertThat(SchemaFacts.of(one).differences(SchemaFacts.of(other)))
                .as(what)
                .isEmpty();
    }

    private static void build(String sql, TestDatabase database) {
        database.execute(statements(sql));
    }

    /** The statements; one that ends with a line {@code $$;} or {@code END;} may have semicolons in it. */
    static String[] statements(String sql) {
        List<String> statements = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String line : sql.lines().toList()) {
            current.append(line).append('\n');
            if (line.endsWith(";") && !(current.indexOf("BEGIN") >= 0 && !line.matches(".*END( \\$\\$)?;"))) {
                statements.add(current.toString().strip().replaceAll(";$", ""));
                current.setLength(0);
            }
        }
        return statements.stream()
                .map(text -> text.matches("(?s).*BEGIN.*END") ? text + ";" : text)
                .toArray(String[]::new);
    }

    private static String[] with(DiffCase one, String... words) {
        return Stream.concat(Arrays.stream(words), one.options().stream()).toArray(String[]::new);
    }

    private CommandLine.Result run(TestDatabase database, String... words) {
        String[] all = Stream.concat(Stream.of("--url", database.jdbcUrl()), Arrays.stream(words))
                .toArray(String[]::new);
        return CommandLine.run(folder, all);
    }

    private static List<String> operations(String json) {
        List<String> found = new ArrayList<>();
        Matcher matcher = OPERATION.matcher(json);
        while (matcher.find()) {
            found.add(matcher.group(1) + " " + matcher.group(2));
        }
        return found;
    }
}
