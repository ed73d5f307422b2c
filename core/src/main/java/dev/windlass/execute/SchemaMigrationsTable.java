package dev.windlass.execute;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Quoted;
import dev.windlass.revision.RevisionId;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * golang-migrate's version table: one row with the highest applied version, or none (v4.19.1, as measured).
 *
 * @param dialect whose SQL
 * @param schema the table's schema; empty for the connection's own
 * @param name the table's name
 */
public record SchemaMigrationsTable(DialectName dialect, String schema, String name) implements AdoptedTable {
    /** The statements that make the table, as golang-migrate's own do. */
    public List<String> createTable() {
        return switch (dialect) {
            case POSTGRESQL ->
                List.of("CREATE TABLE IF NOT EXISTS " + qualified()
                        + " (version bigint not null primary key, dirty boolean not null)");
            case MYSQL ->
                List.of("CREATE TABLE " + qualified()
                        + " (version bigint not null primary key, dirty boolean not null)");
            case SQLITE ->
                List.of(
                        "CREATE TABLE IF NOT EXISTS " + qualified() + " (version uint64,dirty bool)",
                        "CREATE UNIQUE INDEX IF NOT EXISTS version_unique ON " + Quoted.identifier(dialect, name)
                                + " (version)");
        };
    }

    @Override
    public List<String> changes(Set<RevisionId> before, Set<RevisionId> after) {
        Optional<BigInteger> version = version(after);
        if (version.equals(version(before))) {
            return List.of();
        }
        String clear = dialect == DialectName.POSTGRESQL ? "TRUNCATE " + qualified() : "DELETE FROM " + qualified();
        return version.map(value -> List.of(
                        clear,
                        "INSERT INTO " + qualified() + " (version, dirty) VALUES (" + value + ", "
                                + (dialect == DialectName.SQLITE ? "0" : "false") + ")"))
                .orElse(List.of(clear));
    }

    /** The version that the table holds for a set of applied revisions. */
    public static Optional<BigInteger> version(Set<RevisionId> applied) {
        return applied.stream().map(id -> new BigInteger(id.value())).max(Comparator.naturalOrder());
    }

    private String qualified() {
        return Quoted.qualified(dialect, schema, name);
    }
}
