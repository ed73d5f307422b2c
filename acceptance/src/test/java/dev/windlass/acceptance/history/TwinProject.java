package dev.windlass.acceptance.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One graph written twice, with the same ids and tables: {@code alembic/versions/*.py} for Alembic, and {@code sql/*.sql}
 * for Windlass, which keeps Alembic's table for it. Revision {@code x} makes the table {@code t_x}.
 */
final class TwinProject {
    private static final String ENV = """
            import os
            from alembic import context
            from sqlalchemy import create_engine
            with create_engine(os.environ["DATABASE_URL"]).connect() as connection:
                context.configure(connection=connection%s)
                with context.begin_transaction():
                    context.run_migrations()
            """;

    private record Node(List<String> parents, List<String> dependsOn) {}

    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /**
     * Reads a graph: {@code a; b <- a; m <- b, c; d <- c + b}, where {@code +} is followed by dependencies.
     */
    static TwinProject of(String graph) {
        TwinProject project = new TwinProject();
        for (String part : graph.split(";")) {
            String[] sides = part.strip().split("<-");
            String[] right = sides.length < 2 ? new String[] {""} : sides[1].split("\\+");
            project.nodes.put(
                    sides[0].strip(), new Node(names(right[0]), right.length < 2 ? List.of() : names(right[1])));
        }
        return project;
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split(",")) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names;
    }

    List<String> ids() {
        return List.copyOf(nodes.keySet());
    }

    /** Some revisions and all that they require. */
    Set<String> closure(Set<String> of) {
        Set<String> closure = new TreeSet<>();
        of.forEach(id -> add(id, closure));
        return closure;
    }

    private void add(String id, Set<String> closure) {
        Node node = nodes.get(id);
        if (closure.add(id)) {
            node.parents().forEach(parent -> add(parent, closure));
            node.dependsOn().forEach(other -> add(other, closure));
        }
    }

    void write(Path folder) {
        write(folder, "", "");
    }

    /** Writes it with Alembic's table under another name, in another schema; both in {@code env.py} and in {@code windlass.toml}. */
    void write(Path folder, String schema, String table) {
        String env =
                schema.isEmpty() ? "" : ", version_table=\"" + table + "\", version_table_schema=\"" + schema + "\"";
        String adopted = schema.isEmpty() ? "" : "[adopted]\nschema = \"" + schema + "\"\ntable = \"" + table + "\"\n";
        try {
            Path versions = Files.createDirectories(folder.resolve("alembic/versions"));
            Path sql = Files.createDirectories(folder.resolve("sql"));
            Files.writeString(folder.resolve("alembic.ini"), "[alembic]\nscript_location = alembic\n");
            Files.writeString(folder.resolve("alembic/env.py"), ENV.formatted(env));
            Files.writeString(folder.resolve("alembic/script.py.mako"), "");
            Files.writeString(folder.resolve("windlass.toml"), "path = \"sql\"\nlayout = \"alembic\"\n" + adopted);
            for (Map.Entry<String, Node> entry : nodes.entrySet()) {
                String id = entry.getKey();
                Files.writeString(versions.resolve(id + ".py"), python(id, entry.getValue()));
                Files.writeString(sql.resolve(id + ".sql"), sql(id, entry.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String python(String id, Node node) {
        return """
                \"\"\"Make t_%1$s\"\"\"
                from alembic import op
                revision = "%1$s"
                down_revision = %2$s
                branch_labels = None
                depends_on = %3$s
                def upgrade():
                    op.execute("CREATE TABLE t_%1$s (a integer)")
                def downgrade():
                    op.execute("DROP TABLE t_%1$s")
                """.formatted(id, tuple(node.parents()), tuple(node.dependsOn()));
    }

    private static String tuple(List<String> ids) {
        return ids.isEmpty() ? "None" : "(\"" + String.join("\", \"", ids) + "\",)";
    }

    private static String sql(String id, Node node) {
        return """
                -- Make t_%1$s
                --
                -- Revision: %1$s
                -- Revises: %2$s
                -- Depends-On: %3$s

                -- windlass: upgrade
                CREATE TABLE t_%1$s (a integer);

                -- windlass: downgrade
                DROP TABLE t_%1$s;
                """.formatted(id, String.join(", ", node.parents()), String.join(", ", node.dependsOn()));
    }
}
