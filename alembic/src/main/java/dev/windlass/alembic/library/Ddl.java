package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.DictValue;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes CREATE and DROP statements as SQLAlchemy's DDL compilers do, and runs them. */
final class Ddl {
    private final Run run;
    private final Context context;
    private final Target target;
    private final ColumnText columns;

    Ddl(Run run) {
        this.run = run;
        this.context = Context.of(run);
        this.target = context.target();
        this.columns = new ColumnText(run, target);
    }

    ColumnText columns() {
        return columns;
    }

    String quote(String name) {
        return Identifiers.quote(target, name);
    }

    /** Runs a statement without values. */
    void run(String sql) {
        Statements.execute(run, sql, List.of());
    }

    /** An expression inside DDL: column names alone, values written out. */
    String expression(SqlExpr expression) {
        return new SqlCompiler(run, target, true, false).text(expression);
    }

    String createTable(TableItem table, boolean ifNotExists) {
        StringBuilder sql = new StringBuilder("\nCREATE ");
        table.prefixes().forEach(p -> sql.append(p).append(' '));
        sql.append("TABLE ")
                .append(ifNotExists ? "IF NOT EXISTS " : "")
                .append(table.sqlName(target))
                .append(" (");
        List<String> parts = new ArrayList<>();
        ConstraintItem key = table.primaryKey(run);
        for (ColumnItem column : table.columns().values()) {
            parts.add(columns.specification(column, table, key));
        }
        if (key != null && !key.columns.isEmpty() && !columns.keyInColumn(table, key)) {
            parts.add(constraint(key));
        }
        table.constraints().stream()
                .filter(c -> c.kind != ConstraintItem.Kind.PRIMARY)
                .filter(c -> !(c.flag(run, "use_alter") && !target.sqlite()))
                .sorted(Comparator.comparingInt(c -> c.order))
                .forEach(c -> parts.add(constraint(c)));
        sql.append("\n\t")
                .append(String.join(", \n\t", parts))
                .append("\n)")
                .append(TableOptions.suffix(run, target, table));
        return sql.append("\n\n").toString();
    }

    String dropTable(TableItem table, boolean ifExists) {
        return "\nDROP TABLE " + (ifExists ? "IF EXISTS " : "") + table.sqlName(target);
    }

    /** The definition of a constraint, as it stands in CREATE TABLE and after ADD. */
    String constraint(ConstraintItem constraint) {
        String name = constraint.name == null ? "" : "CONSTRAINT " + constraintName(constraint) + " ";
        String names = constraint.columns.stream().map(this::quote).collect(Collectors.joining(", "));
        return switch (constraint.kind) {
            case PRIMARY -> name + "PRIMARY KEY (" + names + ")" + timing(constraint) + columns.conflict(constraint);
            case UNIQUE ->
                constraint.columns.isEmpty()
                        ? ""
                        : name + "UNIQUE "
                                + (constraint.flag(run, "postgresql_nulls_not_distinct") && target.postgresql()
                                        ? "NULLS NOT DISTINCT "
                                        : "")
                                + "(" + names + ")" + include(constraint.options) + timing(constraint)
                                + columns.conflict(constraint);
            case CHECK ->
                name + "CHECK (" + expression(constraint.condition) + ")" + timing(constraint) + notValid(constraint)
                        + columns.conflict(constraint);
            case FOREIGN -> name + foreign(constraint, names) + notValid(constraint);
            case EXCLUDE -> name + exclude(constraint) + timing(constraint);
            case ANY -> throw LibraryErrors.argument("a constraint without a kind cannot be created");
        };
    }

    private String notValid(ConstraintItem constraint) {
        return target.postgresql() && constraint.flag(run, "postgresql_not_valid") ? " NOT VALID" : "";
    }

    private String constraintName(ConstraintItem constraint) {
        String name = Objects.requireNonNull(constraint.name);
        if (constraint.finalName) {
            return quote(Naming.truncated(run, name));
        }
        if (name.length() > target.maxIdentifier()) {
            throw Errors.of(
                    LibraryErrors.ARGUMENT_ERROR,
                    "Identifier '" + name + "' exceeds maximum length of " + target.maxIdentifier() + " characters");
        }
        return quote(name);
    }

    private String include(Map<String, Value> options) {
        Value include = options.get("postgresql_include");
        if (!target.postgresql() || include == null || include == None.NONE || !include.truth(run)) {
            return "";
        }
        return " INCLUDE ("
                + Operators.list(run, include).stream()
                        .map(c -> quote(c instanceof ColumnItem column ? column.name : c.text(run)))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private String foreign(ConstraintItem constraint, String names) {
        String first = constraint.referred.getFirst();
        String[] parts = first.split("\\.");
        if (parts.length < 2) {
            throw LibraryErrors.argument("Invalid foreign key column specification: " + first);
        }
        String table = parts[parts.length - 2];
        String schema = String.join(".", List.of(parts).subList(0, parts.length - 2));
        String referred = constraint.referred.stream()
                .map(r -> quote(r.substring(r.lastIndexOf('.') + 1)))
                .collect(Collectors.joining(", "));
        StringBuilder sql = new StringBuilder("FOREIGN KEY(" + names + ") REFERENCES "
                + Identifiers.table(target, schema, table) + " (" + referred + ")");
        if (constraint.option("match") != null) {
            sql.append(" MATCH ").append(constraint.option("match"));
        }
        if (constraint.option("ondelete") != null) {
            sql.append(" ON DELETE ").append(constraint.option("ondelete"));
        }
        if (constraint.option("onupdate") != null) {
            sql.append(" ON UPDATE ").append(constraint.option("onupdate"));
        }
        return sql.append(timing(constraint)).toString();
    }

    private String timing(ConstraintItem constraint) {
        StringBuilder sql = new StringBuilder();
        Value deferrable = constraint.options.get("deferrable");
        if (deferrable instanceof Bool) {
            sql.append(deferrable == Bool.TRUE ? " DEFERRABLE" : " NOT DEFERRABLE");
        }
        String initially = constraint.option("initially");
        if (initially != null) {
            sql.append(" INITIALLY ").append(initially);
        }
        return sql.toString();
    }

    private String exclude(ConstraintItem constraint) {
        String elements = constraint.elements.stream()
                .map(e -> expression(e.getKey()) + " WITH " + e.getValue())
                .collect(Collectors.joining(", "));
        String using = constraint.option("using");
        Value where = constraint.options.get("where");
        return "EXCLUDE USING " + (using == null ? "gist" : using) + " (" + elements + ")"
                + (where == null || where == None.NONE ? "" : " WHERE (" + expression(Exprs.sql(run, where)) + ")");
    }

    String addConstraint(ConstraintItem constraint) {
        return "ALTER TABLE " + table(constraint) + " ADD " + constraint(constraint);
    }

    private String table(ConstraintItem constraint) {
        return Objects.requireNonNull(constraint.table).sqlName(target);
    }

    String dropConstraint(ConstraintItem constraint, String options) {
        if (constraint.name == null && !(target.mysql() && constraint.kind == ConstraintItem.Kind.PRIMARY)) {
            throw Errors.of(
                    LibraryErrors.COMPILE_ERROR,
                    "Can't emit DROP CONSTRAINT for a constraint of table '"
                            + Objects.requireNonNull(constraint.table).name() + "'; it has no name");
        }
        String name = constraint.name == null ? "" : constraintName(constraint);
        if (target.mysql()) {
            String what = switch (constraint.kind) {
                case PRIMARY -> "PRIMARY KEY";
                case FOREIGN -> "FOREIGN KEY " + options + name;
                case UNIQUE -> "INDEX " + options + name;
                case CHECK -> (target.mariadb() ? "CONSTRAINT " : "CHECK ") + options + name;
                case EXCLUDE, ANY ->
                    throw Errors.of(
                            LibraryErrors.COMPILE_ERROR,
                            "No generic 'DROP CONSTRAINT' in MySQL - please specify constraint type");
            };
            return "ALTER TABLE " + table(constraint) + " DROP " + what;
        }
        return "ALTER TABLE " + table(constraint) + " DROP CONSTRAINT " + options + name;
    }

    String createIndex(IndexItem index, boolean ifNotExists) {
        return new IndexText(run, target, this).create(index, ifNotExists);
    }

    String dropIndex(IndexItem index, boolean ifExists) {
        return new IndexText(run, target, this).drop(index, ifExists);
    }

    String createSequence(SequenceItem sequence, boolean ifNotExists) {
        StringBuilder sql = new StringBuilder("CREATE SEQUENCE ").append(ifNotExists ? "IF NOT EXISTS " : "");
        sql.append(Identifiers.table(target, sequence.schema(), sequence.name()));
        if (sequence.options().get("data_type") instanceof Value type && type != None.NONE) {
            sql.append(" AS ").append(TypeText.render(run, target, SqlType.from(run, type)));
        }
        // Where it begins if nothing is said is the server's business: at 1, or at its own smallest value.
        String options = columns.identityOptions(sequence.options());
        return sql.append(options.isEmpty() ? "" : " " + options).toString();
    }

    String dropSequence(SequenceItem sequence, boolean ifExists) {
        return "DROP SEQUENCE " + (ifExists ? "IF EXISTS " : "")
                + Identifiers.table(target, sequence.schema(), sequence.name());
    }

    String tableComment(TableItem table, @Nullable String comment) {
        if (target.mysql()) {
            return "ALTER TABLE " + table.sqlName(target) + " COMMENT "
                    + Identifiers.literal(target, comment == null ? "" : comment);
        }
        return "COMMENT ON TABLE " + table.sqlName(target) + " IS "
                + (comment == null ? "NULL" : Identifiers.literal(target, comment));
    }

    String columnComment(String table, String column, @Nullable String comment) {
        return "COMMENT ON COLUMN " + table + "." + quote(column) + " IS "
                + (comment == null ? "NULL" : Identifiers.literal(target, comment));
    }

    static boolean isMapping(Value value) {
        return value instanceof DictValue;
    }
}
