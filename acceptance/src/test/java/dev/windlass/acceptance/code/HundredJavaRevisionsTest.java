package dev.windlass.acceptance.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred Java revisions on SQLite, by the whole process: compiled once, and run from the cache where there is no compiler
 * at all. The seconds that each took are printed.
 */
class HundredJavaRevisionsTest {
    /** Every module of the platform but the JDK's tools, and so without its compiler. */
    private static final List<String> NO_COMPILER = List.of("--limit-modules", "java.se,jdk.unsupported");

    @TempDir
    Path folder;

    @Test
    void areCompiledOnceAndRunWithoutACompilerThen() throws IOException, InterruptedException {
        write(folder.resolve("versions"));
        assertThat(upgrade(NO_COMPILER, "none.db"))
                .contains("WL2021")
                .contains("lacks the module jdk.compiler")
                .contains("and 99 more");
        assertThat(upgrade(List.of(), "first.db")).contains("100 revisions applied");
        assertThat(upgrade(List.of(), "second.db")).contains("100 revisions applied");
        assertThat(upgrade(NO_COMPILER, "third.db")).contains("100 revisions applied");
    }

    private String upgrade(List<String> options, String file) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.windlass.cli.Main", "-q"));
        command.addAll(List.of("--path", "versions", "--set", "java.cache=cache", "--url", "sqlite:///" + file));
        command.addAll(List.of("upgrade", "head"));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        System.out.printf(
                Locale.ROOT, "a hundred Java revisions, %s: %.2f s%n", file, (System.nanoTime() - start) / 1e9);
        return said;
    }

    private static void write(Path versions) throws IOException {
        Files.createDirectories(versions);
        String parent = "";
        for (int i = 1; i <= 100; i++) {
            String id = "abc%09x".formatted(i);
            Files.writeString(versions.resolve(id + "_table_" + i + ".java"), """
                    import static dev.windlass.operation.Definitions.*;

                    import dev.windlass.*;

                    /** Table %1$d. */
                    @Revision(id = "%2$s", %3$screated = "2026-01-01T00:00:00Z")
                    class AddTable%1$d implements CodeRevision {
                        public void upgrade(Operations op) {
                            op.createTable(
                                    "t%1$d",
                                    column("id", bigint()).identity().primaryKey(),
                                    column("name", string(50)).notNull().defaultValue("x"),
                                    column("price", numeric(10, 2)),
                                    unique("uq_t%1$d", "name"));
                            op.createIndex("ix_t%1$d", "t%1$d", "price");
                            op.alterType("t%1$d", "name", string(80));
                        }

                        public void downgrade(Operations op) {
                            op.dropTable("t%1$d");
                        }
                    }
                    """.formatted(
                            i, id, parent.isEmpty() ? "" : "revises = \"" + parent + "\", "));
            parent = id;
        }
    }
}
