package dev.windlass.command;

import dev.windlass.dialect.Quoted;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.AdoptedTable;
import dev.windlass.execute.AlembicVersionTable;
import dev.windlass.execute.SchemaMigrationsTable;
import dev.windlass.jdbc.JdbcSession;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What other tools' tables say. */
final class AdoptedReading {
    private AdoptedReading() {}

    /**
     * The applied revisions, after the other tool may have moved its table.
     *
     * @param before what the journal says
     * @throws WindlassException if the table holds a revision that no script here declares, makes no sense, or is what
     *     golang-migrate left half-way
     */
    static Set<RevisionId> applied(JdbcSession session, Project project, AdoptedTable table, Set<RevisionId> before) {
        return switch (table) {
            case AlembicVersionTable t -> {
                Set<RevisionId> rows = versionNumbers(session, t.schema(), t.name());
                if (rows.equals(expectedRows(project.graph(), before))) {
                    yield before;
                }
                requireKnown(project, rows, t.name());
                yield project.graph().appliedFromRows(rows);
            }
            case SchemaMigrationsTable t -> {
                Version version = version(session, t.schema(), t.name());
                yield version.value().equals(SchemaMigrationsTable.version(before)) && !version.unclean()
                        ? before
                        : applied(session, project, before, version, t.name());
            }
            case AdoptedTable none -> before;
        };
    }

    /** The ids in {@code alembic_version}. */
    static Set<RevisionId> versionNumbers(JdbcSession session, String schema, String name) {
        String sql = "SELECT version_num FROM " + Quoted.qualified(session.dialect(), schema, name);
        Set<RevisionId> ids = new TreeSet<>();
        for (List<@Nullable String> row : session.query(sql, List.of())) {
            String value = row.getFirst();
            if (value == null || value.isEmpty()) {
                throw Database.broken(name, "a row holds no revision id").toException();
            }
            ids.add(new RevisionId(value));
        }
        return ids;
    }

    /** The rows that {@code alembic_version} holds for a set of applied revisions, as far as they are known here. */
    static Set<RevisionId> expectedRows(RevisionGraph graph, Set<RevisionId> applied) {
        List<RevisionId> known = applied.stream().filter(graph::contains).toList();
        Set<RevisionId> rows =
                graph.versionTableRows(known).stream().map(Revision::id).collect(Collectors.toCollection(TreeSet::new));
        applied.stream().filter(id -> !graph.contains(id)).forEach(rows::add);
        return rows;
    }

    /**
     * Refuses ids that no script here declares.
     *
     * @throws WindlassException with {@code UNKNOWN_APPLIED_REVISION}, one problem for each id
     */
    static void requireKnown(Project project, Set<RevisionId> ids, String table) {
        List<Problem> problems = new ArrayList<>();
        for (RevisionId id : ids) {
            if (!project.graph().contains(id)) {
                problems.add(Problem.of(
                                ErrorCode.UNKNOWN_APPLIED_REVISION,
                                "The database is at revision \"" + id + "\", and no script here declares it")
                        .at("table " + table));
            }
        }
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
    }

    /**
     * The row of {@code schema_migrations}.
     *
     * @param value the version; nothing if the table is empty or holds -1
     * @param unclean whether golang-migrate marked it as left half-way
     */
    record Version(Optional<BigInteger> value, boolean unclean) {}

    static Version version(JdbcSession session, String schema, String name) {
        String sql = "SELECT version, dirty FROM " + Quoted.qualified(session.dialect(), schema, name);
        List<List<@Nullable String>> rows = session.query(sql, List.of());
        if (rows.isEmpty()) {
            return new Version(Optional.empty(), false);
        }
        if (rows.size() > 1) {
            throw Database.broken(name, "it has " + rows.size() + " rows, and golang-migrate keeps one")
                    .toException();
        }
        String version = String.valueOf(rows.getFirst().get(0));
        String flag = String.valueOf(rows.getFirst().get(1));
        boolean unclean = flag.equals("t") || flag.equals("1") || flag.equals("true");
        try {
            BigInteger value = new BigInteger(version);
            return new Version(value.signum() < 0 ? Optional.empty() : Optional.of(value), unclean);
        } catch (NumberFormatException e) {
            throw Database.broken(name, "\"" + version + "\" is not a version").toException();
        }
    }

    /**
     * The applied revisions after golang-migrate moved its table: everything up to its version. What Windlass knows to be
     * missing below stays missing.
     *
     * @throws WindlassException if the table is unclean, or holds a version that no file has
     */
    private static Set<RevisionId> applied(
            JdbcSession session, Project project, Set<RevisionId> before, Version version, String table) {
        if (version.unclean()) {
            throw UncleanVersion.problem(session, project, version, table);
        }
        Optional<BigInteger> value = version.value();
        if (value.isEmpty()) {
            return Set.of();
        }
        if (!project.graph().contains(new RevisionId(value.get().toString()))) {
            requireKnown(project, Set.of(new RevisionId(value.get().toString())), table);
        }
        BigInteger ours = SchemaMigrationsTable.version(before).orElse(BigInteger.valueOf(-1));
        Set<RevisionId> now = new LinkedHashSet<>();
        for (Revision revision : project.graph().revisions()) {
            BigInteger number = new BigInteger(revision.id().value());
            boolean inRange = number.compareTo(value.get()) <= 0;
            boolean knownMissing = number.compareTo(ours) <= 0 && !before.contains(revision.id());
            if (inRange && !knownMissing) {
                now.add(revision.id());
            }
        }
        return now;
    }
}
