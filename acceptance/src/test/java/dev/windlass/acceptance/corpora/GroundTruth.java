package dev.windlass.acceptance.corpora;

import dev.windlass.acceptance.client.Grouping;
import dev.windlass.acceptance.client.NativeClient;
import dev.windlass.acceptance.client.NativeClient.Result;
import dev.windlass.acceptance.corpora.Migration.Body;
import dev.windlass.acceptance.schema.SchemaDump;
import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the database's own client makes of a project's files, up to the first one that it cannot apply.
 *
 * @param migrations those that it applied, each marked as the client needed it: in a transaction or not
 * @param schema the schema after the last of them
 * @param rows how many rows each table holds then, by table
 * @param stop why it stopped before the end, if it did
 */
record GroundTruth(List<Migration> migrations, SchemaDump schema, List<List<String>> rows, Optional<String> stop) {

    /** Applies a project's migrations to an empty database. */
    static GroundTruth of(Corpus corpus, List<Migration> migrations, TestDatabase database, NativeClient client) {
        prepare(corpus, database);
        List<Migration> applied = new ArrayList<>();
        Optional<String> stop = Optional.empty();
        for (Migration migration : migrations) {
            Attempt attempt = apply(corpus, client, migration.up());
            if (!attempt.result().succeeded()) {
                stop = Optional.of(migration.version() + " " + migration.name() + ": "
                        + attempt.result().firstError());
                break;
            }
            applied.add(new Migration(migration.version(), migration.name(), attempt.body(), migration.down()));
        }
        return new GroundTruth(applied, SchemaDump.of(database), rows(database), stop);
    }

    /** Makes what exists before the first migration. */
    static void prepare(Corpus corpus, TestDatabase database) {
        database.execute(corpus.before().toArray(String[]::new));
    }

    /**
     * Reverts migrations from the last to the first.
     *
     * @return those that could be reverted, in that order, each marked as the client needed its down
     */
    static List<Migration> revert(Corpus corpus, List<Migration> migrations, NativeClient client) {
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

    private record Attempt(Body body, Result result) {}

    /** As the project's tool would, and the other way if that fails where a failure leaves nothing behind. */
    private static Attempt apply(Corpus corpus, NativeClient client, Body body) {
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
