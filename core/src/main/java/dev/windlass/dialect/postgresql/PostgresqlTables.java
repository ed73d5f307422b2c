package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.operation.TableOperation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Partitioning;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.RowSecurity;
import dev.windlass.schema.Table;
import dev.windlass.schema.TableOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** PostgreSQL's statements about tables. */
final class PostgresqlTables {
    private final PostgresqlQuoting quoting;
    private final PostgresqlColumns columns;
    private final PostgresqlConstraints constraints;
    private final PostgresqlIndexes indexes;

    PostgresqlTables(
            PostgresqlQuoting quoting,
            PostgresqlColumns columns,
            PostgresqlConstraints constraints,
            PostgresqlIndexes indexes) {
        this.quoting = quoting;
        this.columns = columns;
        this.constraints = constraints;
        this.indexes = indexes;
    }

    List<String> render(TableOperation operation, RenderContext context) {
        String alter = "ALTER TABLE " + quoting.name(operation.table()) + " ";
        return switch (operation) {
            case TableOperation.CreateTable create -> create(create, context);
            case TableOperation.DropTable drop ->
                List.of("DROP TABLE " + (drop.ifExists() ? "IF EXISTS " : "") + quoting.name(drop.table())
                        + (drop.cascade() ? " CASCADE" : ""));
            case TableOperation.RenameTable rename -> rename(rename.table(), rename.to());
            case TableOperation.SetTableOptions set -> options(set, alter, context);
            case TableOperation.SetPartitioning set -> partitioning(set, context);
        };
    }

    private List<String> create(TableOperation.CreateTable create, RenderContext context) {
        Table table = create.definition();
        List<String> statements = new ArrayList<>();
        Optional<QualifiedName> parent = table.partitioning().parent();
        boolean inherits = parent.isPresent() && table.columns().isEmpty();
        String head = "CREATE " + (table.options().unlogged() ? "UNLOGGED " : "") + "TABLE "
                + (create.ifNotExists() ? "IF NOT EXISTS " : "") + quoting.name(table.name());
        statements.add(head
                + (inherits
                        ? " PARTITION OF " + quoting.name(parent.get()) + elements(table, context, " (", ")") + " "
                                + table.partitioning().bound()
                        : table.columns().isEmpty() && table.constraints().isEmpty()
                                ? " ()"
                                : elements(table, context, " (\n    ", "\n)"))
                + (table.partitioning().by().isEmpty()
                        ? ""
                        : " PARTITION BY " + table.partitioning().by())
                + storage(table.options(), context));
        if (!create.ifNotExists()) {
            for (Column column : table.columns()) {
                statements.addAll(columns.named(table.name(), column, context));
            }
            for (Constraint constraint : repeated(table)) {
                statements.add("ALTER TABLE " + quoting.name(table.name()) + " ADD "
                        + constraints.definition(constraint, context));
            }
        }
        if (parent.isPresent() && !inherits) {
            statements.add(attach(parent.get(), table));
        }
        for (var index : table.indexes()) {
            statements.add(indexes.definition(table.name(), index, false, create.ifNotExists(), context));
            indexes.comment(table.name(), index, statements);
        }
        if (!table.comment().isEmpty()) {
            statements.add("COMMENT ON TABLE " + quoting.name(table.name()) + " IS " + quoting.text(table.comment()));
        }
        for (Column column : table.columns()) {
            if (!column.comment().isEmpty()) {
                statements.add(columns.comment(table.name(), column.name(), column.comment()));
            }
        }
        statements.addAll(rowSecurity(table.name(), RowSecurity.DISABLED, table.rowSecurity()));
        return statements;
    }

    /**
     * The unique constraints that say what an earlier key says: in one CREATE TABLE the server keeps the first alone
     * ({@code transformIndexConstraints}), without a word.
     */
    private static List<Constraint> repeated(Table table) {
        Set<Constraint> seen = new HashSet<>();
        List<Constraint> repeated = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            Constraint key = switch (constraint) {
                case Constraint.PrimaryKey it ->
                    new Constraint.Unique("", it.columns(), false, it.include(), it.deferral());
                case Constraint.Unique it -> it.withName("");
                case Constraint.ForeignKey it -> it;
                case Constraint.Check it -> it;
                case Constraint.Exclusion it -> it;
            };
            if (!seen.add(key) && key instanceof Constraint.Unique) {
                repeated.add(constraint);
            }
        }
        return repeated;
    }

    private String elements(Table table, RenderContext context, String open, String close) {
        List<Constraint> repeated = repeated(table);
        List<String> elements = Stream.concat(
                        table.columns().stream().map(column -> columns.definition(column, context)),
                        table.constraints().stream()
                                .filter(constraint -> !repeated.contains(constraint))
                                .map(constraint -> constraints.definition(valid(constraint), context)))
                .toList();
        return elements.isEmpty() ? "" : elements.stream().collect(Collectors.joining(",\n    ", open, close));
    }

    /** A new table has no rows to check, and PostgreSQL has no NOT VALID there. */
    private static Constraint valid(Constraint constraint) {
        return switch (constraint) {
            case Constraint.ForeignKey key -> key.withValidated(true);
            case Constraint.Check check -> check.withValidated(true);
            case Constraint.PrimaryKey key -> key;
            case Constraint.Unique unique -> unique;
            case Constraint.Exclusion exclusion -> exclusion;
        };
    }

    private String storage(TableOptions options, RenderContext context) {
        requireOwn(options, context);
        return PostgresqlIndexes.parameters(options.parameters())
                + (options.tablespace().isEmpty() ? "" : " TABLESPACE " + quoting.identifier(options.tablespace()));
    }

    private static void requireOwn(TableOptions options, RenderContext context) {
        context.require(
                !options.engine().isEmpty()
                        || !options.characterSet().isEmpty()
                        || !options.collation().isEmpty(),
                Capability.STORAGE_ENGINES,
                "Set engine, character set and collation of a table for MySQL alone.");
        context.require(options.strict(), Capability.STRICT_TABLES, "Leave STRICT out: every table is.");
        context.require(options.withoutRowid(), Capability.WITHOUT_ROWID, "Leave WITHOUT ROWID out.");
    }

    private List<String> rename(QualifiedName from, QualifiedName to) {
        List<String> statements = new ArrayList<>();
        QualifiedName current = from;
        if (!from.namespace().equals(to.namespace())) {
            statements.add("ALTER TABLE " + quoting.name(from) + " SET SCHEMA "
                    + (to.namespace().isEmpty() ? "public" : quoting.identifier(to.namespace())));
            current = from.in(to.namespace());
        }
        if (!current.name().equals(to.name())) {
            statements.add("ALTER TABLE " + quoting.name(current) + " RENAME TO " + quoting.identifier(to.name()));
        }
        return statements;
    }

    private List<String> options(TableOperation.SetTableOptions set, String alter, RenderContext context) {
        requireOwn(set.options(), context);
        TableOptions old = context.table(set.table())
                .orElseThrow(() -> context.unknown("the table's options"))
                .options();
        List<String> statements = new ArrayList<>();
        if (old.unlogged() != set.options().unlogged()) {
            statements.add(alter + "SET " + (set.options().unlogged() ? "UNLOGGED" : "LOGGED"));
        }
        if (!old.tablespace().equals(set.options().tablespace())) {
            statements.add(alter + "SET TABLESPACE "
                    + (set.options().tablespace().isEmpty()
                            ? "pg_default"
                            : quoting.identifier(set.options().tablespace())));
        }
        Map<String, String> changed = new TreeMap<>(set.options().parameters());
        changed.entrySet().removeAll(old.parameters().entrySet());
        if (!changed.isEmpty()) {
            statements.add(alter + "SET" + PostgresqlIndexes.parameters(changed).substring(" WITH".length()));
        }
        Map<String, String> gone = new TreeMap<>(old.parameters());
        gone.keySet().removeAll(set.options().parameters().keySet());
        if (!gone.isEmpty()) {
            statements.add(alter + "RESET "
                    + gone.keySet().stream().map(Fragments::word).collect(Collectors.joining(", ", "(", ")")));
        }
        return statements;
    }

    private List<String> partitioning(TableOperation.SetPartitioning set, RenderContext context) {
        Partitioning old = context.table(set.table())
                .orElseThrow(() -> context.unknown("the table's partitioning"))
                .partitioning();
        context.require(
                !old.by().equals(set.partitioning().by()),
                Capability.REPARTITION,
                "Create a partitioned table, copy the rows and rename the two.");
        List<String> statements = new ArrayList<>();
        old.parent()
                .ifPresent(parent -> statements.add(
                        "ALTER TABLE " + quoting.name(parent) + " DETACH PARTITION " + quoting.name(set.table())));
        set.partitioning()
                .parent()
                .ifPresent(parent -> statements.add("ALTER TABLE " + quoting.name(parent) + " ATTACH PARTITION "
                        + quoting.name(set.table()) + " " + set.partitioning().bound()));
        return statements;
    }

    private String attach(QualifiedName parent, Table table) {
        return "ALTER TABLE " + quoting.name(parent) + " ATTACH PARTITION " + quoting.name(table.name()) + " "
                + table.partitioning().bound();
    }

    /** The statements from one row security to another; from FORCED where the old one is not known. */
    List<String> rowSecurity(QualifiedName table, RowSecurity from, RowSecurity to) {
        String alter = "ALTER TABLE " + quoting.name(table) + " ";
        List<String> statements = new ArrayList<>();
        if (from != to) {
            if (from == RowSecurity.FORCED) {
                statements.add(alter + "NO FORCE ROW LEVEL SECURITY");
            }
            switch (to) {
                case DISABLED -> statements.add(alter + "DISABLE ROW LEVEL SECURITY");
                case ENABLED -> statements.add(alter + "ENABLE ROW LEVEL SECURITY");
                case FORCED -> {
                    statements.add(alter + "ENABLE ROW LEVEL SECURITY");
                    statements.add(alter + "FORCE ROW LEVEL SECURITY");
                }
            }
        }
        return statements;
    }
}
