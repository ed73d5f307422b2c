package dev.windlass.acceptance.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The same revisions for every tool: each makes a table of five columns and an index on it. */
final class Workload {
    private static final String ENV = """
            import os
            from alembic import context
            from sqlalchemy import create_engine
            with create_engine(os.environ["DATABASE_URL"]).connect() as connection:
                context.configure(connection=connection, transaction_per_migration=True)
                with context.begin_transaction():
                    context.run_migrations()
            """;

    private final Path folder;
    private final int count;

    private Workload(Path folder, int count) {
        this.folder = folder;
        this.count = count;
    }

    /** Writes it: {@code versions/} for Windlass, {@code sql/} for clients, {@code alembic/} for Alembic, {@code pairs/}. */
    static Workload of(Path folder, int count) {
        Workload workload = new Workload(folder, count);
        try {
            workload.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return workload;
    }

    Path folder() {
        return folder;
    }

    /** A file that a client applies in one session, a transaction each. */
    Path script() {
        return folder.resolve("all.sql");
    }

    private void write() throws IOException {
        Path versions = Files.createDirectories(folder.resolve("versions"));
        Path alembic = Files.createDirectories(folder.resolve("alembic/versions"));
        Path pairs = Files.createDirectories(folder.resolve("pairs"));
        Files.writeString(folder.resolve("alembic.ini"), "[alembic]\nscript_location = alembic\n");
        Files.writeString(folder.resolve("alembic/env.py"), ENV);
        Files.writeString(folder.resolve("alembic/script.py.mako"), "");
        StringBuilder all = new StringBuilder();
        String parent = "";
        for (int i = 1; i <= count; i++) {
            String id = "%012x".formatted(0xabc000000000L + i);
            String up = up(i);
            String down = "DROP TABLE t" + i + ";\n";
            Files.writeString(versions.resolve(id + "_t" + i + ".sql"), revision(i, id, parent, up, down));
            Files.writeString(alembic.resolve(id + "_t" + i + ".py"), python(i, id, parent));
            Files.writeString(pairs.resolve("%06d_t%d.up.sql".formatted(i, i)), up);
            Files.writeString(pairs.resolve("%06d_t%d.down.sql".formatted(i, i)), down);
            all.append("BEGIN;\n").append(up).append("COMMIT;\n");
            parent = id;
        }
        Files.writeString(script(), all);
    }

    private static String up(int i) {
        return """
                CREATE TABLE t%1$d (id integer PRIMARY KEY, a varchar(50) NOT NULL, b integer, c timestamp NULL, d text);
                CREATE INDEX ix_t%1$d_a ON t%1$d (a);
                """.formatted(i);
    }

    private static String revision(int i, String id, String parent, String up, String down) {
        return "-- Table " + i + "\n--\n-- Revision: " + id + "\n-- Revises: " + parent
                + "\n-- Created: 2026-01-01T00:00:00Z\n\n-- windlass: upgrade\n" + up + "\n-- windlass: downgrade\n"
                + down;
    }

    private static String python(int i, String id, String parent) {
        return """
                \"\"\"Table %1$d

                Revision ID: %2$s
                Revises: %3$s
                Create Date: 2026-01-01 00:00:00.000000

                \"\"\"
                from alembic import op
                import sqlalchemy as sa

                revision = '%2$s'
                down_revision = %4$s
                branch_labels = None
                depends_on = None


                def upgrade():
                    op.create_table(
                        't%1$d',
                        sa.Column('id', sa.Integer(), nullable=False),
                        sa.Column('a', sa.String(50), nullable=False),
                        sa.Column('b', sa.Integer(), nullable=True),
                        sa.Column('c', sa.DateTime(), nullable=True),
                        sa.Column('d', sa.Text(), nullable=True),
                        sa.PrimaryKeyConstraint('id'),
                    )
                    op.create_index('ix_t%1$d_a', 't%1$d', ['a'])


                def downgrade():
                    op.drop_table('t%1$d')
                """.formatted(i, id, parent, parent.isEmpty() ? "None" : "'" + parent + "'");
    }
}
