package dev.windlass.acceptance.corpora;

import dev.windlass.acceptance.client.Grouping;
import dev.windlass.acceptance.client.NativeClient;
import dev.windlass.acceptance.client.NativeClient.Result;
import dev.windlass.acceptance.corpora.Migration.Body;
import dev.windlass.acceptance.schema.SchemaDump;
import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the database's own client makes of a project's files: up to the first one that it cannot apply, and from there
 * down to the last one that it can revert.
 *
 * @param migrations those that it applied, each direction marked as the client needed it: in a transaction or not
 * @param top the schema after the last of them
 * @param rows how many rows each table holds then, by table
 * @param stop why it stopped before the end, if it did
 * @param reverted how many of them, from the last one, it could revert
 * @param bottom the schema after that
 */
record GroundTruth(
        List<Migration> migrations,
        SchemaDump top,
        List<List<String>> rows,
        Optional<String> stop,
        int reverted,
        SchemaDump bottom) {

    /** Applies and reverts a project's migrations; nothing if this machine has no client for the server. */
    static Optional<GroundTruth> of(Corpus corpus, List<Migration> migrations, TestServer server) {
        try (TestDatabase database = server.createDatabase()) {
            return NativeClient.of(database).map(client -> {
                prepare(corpus, database);
                Applied applied = upgrade(corpus, migrations, client);
                if (applied.stop().isPresent()) {
                    // What fails may have left something behind: once more, without it.
                    return of(corpus, applied.migrations(), server)
                            .orElseThrow()
                            .stoppedBy(applied.stop());
                }
                SchemaDump top = SchemaDump.of(database);
                List<List<String>> rows = rows(database);
                List<Migration> reverted = downgrade(corpus, applied.migrations(), client);
                List<Migration> marked = marked(applied.migrations(), reverted);
                SchemaDump bottom = reverted.size() == marked.size()
                        ? SchemaDump.of(database)
                        : bottom(corpus, marked, reverted.size(), server);
                return new GroundTruth(marked, top, rows, Optional.empty(), reverted.size(), bottom);
            });
        }
    }

    /** Makes what exists before the first migration. */
    static void prepare(Corpus corpus, TestDatabase database) {
        database.execute(corpus.before().toArray(String[]::new));
    }

    private GroundTruth stoppedBy(Optional<String> reason) {
        return new GroundTruth(migrations, top, rows, reason, reverted, bottom);
    }

    private record Applied(List<Migration> migrations, Optional<String> stop) {}

    private static Applied upgrade(Corpus corpus, List<Migration> migrations, NativeClient client) {
        List<Migration> applied = new ArrayList<>();
        for (Migration migration : migrations) {
            Attempt attempt = apply(corpus, client, migration.up());
            if (!attempt.result().succeeded()) {
                String why = migration.version() + " " + migration.name() + ": "
                        + attempt.result().firstError();
                return new Applied(applied, Optional.of(why));
            }
            applied.add(new Migration(migration.version(), migration.name(), attempt.body(), migration.down()));
        }
        return new Applied(applied, Optional.empty());
    }

    /** Those that could be reverted, from the last one, each marked as the client needed its down. */
    private static List<Migration> downgrade(Corpus corpus, List<Migration> migrations, NativeClient client) {
        List<Migration> reverted = new ArrayList<>();
        for (Migration migration : migrations.reversed()) {
            if (migration.down().isEmpty()) {
                break;
            }
            Attempt attempt = apply(corpus, client, migration.down().get());
            if (!attempt.result().succeeded()) {
                break;
            }
            reverted.add(
                    new Migration(migration.version(), migration.name(), migration.up(), Optional.of(attempt.body())));
        }
        return reverted;
    }

    /** The schema after some downs, on a database where nothing failed. */
    private static SchemaDump bottom(Corpus corpus, List<Migration> migrations, int reverted, TestServer server) {
        try (TestDatabase database = server.createDatabase()) {
            NativeClient client = NativeClient.of(database).orElseThrow();
            prepare(corpus, database);
            upgrade(corpus, migrations, client);
            downgrade(corpus, migrations.subList(migrations.size() - reverted, migrations.size()), client);
            return SchemaDump.of(database);
        }
    }

    private static List<Migration> marked(List<Migration> migrations, List<Migration> reverted) {
        List<Migration> marked = new ArrayList<>(migrations.subList(0, migrations.size() - reverted.size()));
        marked.addAll(reverted.reversed());
        return marked;
    }

    /** How many rows each table holds, by table. */
    static List<List<String>> rows(TestDatabase database) {
        String tables = switch (database.server().product()) {
            case POSTGRESQL ->
                "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                        + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')";
            case MARIADB, MYSQL ->
                "SELECT concat('`', table_name, '`') FROM information_schema.tables"
                        + " WHERE table_schema = database() AND table_type = 'BASE TABLE'";
            case SQLITE ->
                "SELECT '\"' || name || '\"' FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
        };
        return database.query(tables).stream()
                .map(List::getFirst)
                .filter(table -> !table.contains("windlass_") && !table.contains("schema_migrations"))
                .sorted(Comparator.naturalOrder())
                .map(table -> List.of(
                        table,
                        database.query("SELECT count(*) FROM " + table)
                                .getFirst()
                                .getFirst()))
                .toList();
    }

    /**
     * What came of a body.
     *
     * @param body the body as it was applied, marked as the client needed it
     * @param result what the client said
     */
    record Attempt(Body body, Result result) {}

    /** As the project's tool would, and the other way if that fails where a failure leaves nothing behind. */
    static Attempt apply(Corpus corpus, NativeClient client, Body body) {
        if (corpus.product() == Product.MARIADB) {
            Grouping grouping = corpus.wholeFiles() ? Grouping.REQUEST : Grouping.STATEMENTS;
            return new Attempt(body, client.apply(body.sql(), grouping, corpus.session()));
        }
        Result result = client.apply(body.sql(), grouping(body.transactional()), corpus.session());
        if (result.succeeded() || !body.transactional()) {
            return new Attempt(body, result);
        }
        Body other = new Body(body.sql(), false);
        Result second = client.apply(body.sql(), grouping(false), corpus.session());
        return second.succeeded() ? new Attempt(other, second) : new Attempt(body, result);
    }

    private static Grouping grouping(boolean transactional) {
        return transactional ? Grouping.TRANSACTION : Grouping.STATEMENTS;
    }
}
