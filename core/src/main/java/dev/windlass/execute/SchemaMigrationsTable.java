package dev.windlass.execute;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Quoted;
import dev.windlass.plan.Step;
import dev.windlass.revision.RevisionId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * golang-migrate's version table: one row with the highest applied version, or none (v4.19.1, as measured).
 *
 * @param dialect whose SQL
 * @param schema the table's schema; empty for the connection's own
 * @param name the table's name
 */
public record SchemaMigrationsTable(DialectName dialect, String schema, String name) implements AdoptedTable {
    @Override
    public Set<String> columns() {
        return Set.of("version", "dirty");
    }

    @Override
    public List<String> create(Set<RevisionId> applied) {
        return AdoptedCreation.of(
                this,
                dialect,
                schema,
                applied,
                new SchemaMigrationsTable(dialect, schema, AdoptedCreation.passing(name)));
    }

    /** As golang-migrate's own drivers do. */
    @Override
    public List<String> createEmpty() {
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
    public List<List<String>> changes(Set<RevisionId> applied, List<Step> steps) {
        TreeSet<BigInteger> present = new TreeSet<>();
        applied.forEach(id -> present.add(number(id)));
        List<List<String>> changes = new ArrayList<>(steps.size());
        for (Step step : steps) {
            Optional<BigInteger> before = highest(present);
            if (step.applies()) {
                present.add(number(step.revision().id()));
            } else {
                present.remove(number(step.revision().id()));
            }
            Optional<BigInteger> after = highest(present);
            changes.add(after.equals(before) ? List.of() : set(after));
        }
        return List.copyOf(changes);
    }

    @Override
    public List<String> replace(Set<RevisionId> applied) {
        return set(version(applied));
    }

    private List<String> set(Optional<BigInteger> version) {
        String clear = dialect == DialectName.POSTGRESQL ? "TRUNCATE " + qualified() : "DELETE FROM " + qualified();
        return version.map(value -> List.of(
                        clear,
                        "INSERT INTO " + qualified() + " (version, dirty) VALUES (" + value + ", "
                                + (dialect == DialectName.SQLITE ? "0" : "false") + ")"))
                .orElse(List.of(clear));
    }

    private static Optional<BigInteger> highest(TreeSet<BigInteger> present) {
        return present.isEmpty() ? Optional.empty() : Optional.of(present.last());
    }

    private static BigInteger number(RevisionId id) {
        return new BigInteger(id.value());
    }

    /** The version that the table holds for a set of applied revisions. */
    public static Optional<BigInteger> version(Set<RevisionId> applied) {
        return applied.stream().map(SchemaMigrationsTable::number).max(Comparator.naturalOrder());
    }

    private String qualified() {
        return Quoted.qualified(dialect, schema, name);
    }
}
