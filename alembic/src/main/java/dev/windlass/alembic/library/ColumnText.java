package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the definition of a column, as SQLAlchemy's {@code get_column_specification} does for each dialect. */
final class ColumnText {
    /**
     * A default that SQLAlchemy 2 puts brackets around for SQLite: neither a string nor in brackets, and more than a word
     * (1.4 did so by its class: {@code func.now()} had them, {@code text("datetime('now')")} failed for want of them).
     */
    private static final Pattern BARE_EXPRESSION = Pattern.compile("(?U)\\A(?!\\s*['\"(])(?s:.*)\\W");

    private final Run run;
    private final Target target;

    ColumnText(Run run, Target target) {
        this.run = run;
        this.target = target;
    }

    String specification(ColumnItem column, @Nullable TableItem table, @Nullable ConstraintItem key) {
        inferType(column, table);
        boolean automatic = table != null && key != null && isAutomatic(column, table, key);
        String text = switch (target.dialect()) {
            case POSTGRESQL -> postgresql(column, automatic);
            case MYSQL -> mysql(column, automatic);
            case SQLITE -> sqlite(column, table, key);
        };
        StringBuilder whole = new StringBuilder(text);
        column.constraints.forEach(c -> whole.append(' ').append(new Ddl(run).constraint(c)));
        return whole.toString();
    }

    // A column without a type of its own has that of the column that it points to.
    private static void inferType(ColumnItem column, @Nullable TableItem table) {
        if (table == null || !column.sqlType.kind().equals("NullType") || column.foreignKeys.isEmpty()) {
            return;
        }
        String target = column.foreignKeys.getFirst().target();
        int dot = target.lastIndexOf('.');
        TableItem referred = table.metadata().tables().get(target.substring(0, Math.max(dot, 0)));
        ColumnItem other = referred == null ? null : referred.columns().get(target.substring(dot + 1));
        if (other != null) {
            column.sqlType = other.sqlType;
        }
    }

    // sql/schema.py, PrimaryKeyConstraint._autoincrement_column.
    private boolean isAutomatic(ColumnItem column, TableItem table, ConstraintItem key) {
        if (!key.columns.contains(column.name)) {
            return false;
        }
        if (column.autoincrement.equals("true")) {
            return true;
        }
        if (key.columns.size() != 1 || column.autoincrement.equals("false")) {
            return false;
        }
        String affinity = SqlTypes.affinity(column.sqlType.on(run, target));
        boolean foreign = !column.foreignKeys.isEmpty()
                || table.constraints().stream()
                        .anyMatch(c -> c.kind == ConstraintItem.Kind.FOREIGN && c.columns.contains(column.name));
        return (affinity.equals("Integer") || affinity.equals("Numeric"))
                && column.defaultValue == null
                && column.serverDefault == null
                && (!foreign || column.autoincrement.equals("ignore_fk"));
    }

    private String postgresql(ColumnItem column, boolean automatic) {
        StringBuilder text = new StringBuilder(Identifiers.quote(target, column.name));
        boolean identity = column.identity != null && (target.versionPart(0) == 0 || target.versionPart(0) >= 10);
        if (automatic && !identity && column.defaultValue == null && column.sequence == null) {
            String serial = switch (column.sqlType.on(run, target).kind()) {
                case "BigInteger", "BIGINT" -> " BIGSERIAL";
                case "SmallInteger", "SMALLINT" -> " SMALLSERIAL";
                default -> " SERIAL";
            };
            text.append(serial);
        } else {
            text.append(' ').append(TypeText.render(run, target, column.sqlType));
            serverDefault(column.serverDefault)
                    .ifPresent(d -> text.append(" DEFAULT ").append(d));
        }
        if (column.computed != null) {
            text.append(" GENERATED ALWAYS AS (")
                    .append(expression(column.computed.expression()))
                    .append(") STORED");
        }
        if (column.identity != null && identity) {
            text.append(' ').append(identity(column.identity));
        }
        if (!column.isNullable() && !identity) {
            text.append(" NOT NULL");
        } else if (column.isNullable() && identity) {
            text.append(" NULL");
        }
        return text.toString();
    }

    private String mysql(ColumnItem column, boolean automatic) {
        List<String> parts = new ArrayList<>();
        parts.add(Identifiers.quote(target, column.name));
        parts.add(TypeText.render(run, target, column.sqlType));
        if (column.computed != null) {
            parts.add(computed(column.computed));
        }
        String kind = column.sqlType.on(run, target).kind();
        if (!column.isNullable()) {
            parts.add("NOT NULL");
        } else if (kind.endsWith("TIMESTAMP")) {
            parts.add("NULL");
        }
        if (column.comment != null) {
            parts.add("COMMENT " + Identifiers.literal(target, column.comment));
        }
        if (automatic && column.serverDefault == null) {
            parts.add("AUTO_INCREMENT");
        } else {
            serverDefault(column.serverDefault).ifPresent(d -> parts.add("DEFAULT " + d));
        }
        return String.join(" ", parts);
    }

    private String sqlite(ColumnItem column, @Nullable TableItem table, @Nullable ConstraintItem key) {
        StringBuilder text = new StringBuilder(Identifiers.quote(target, column.name)).append(' ');
        text.append(TypeText.render(run, target, column.sqlType));
        serverDefault(column.serverDefault)
                .ifPresent(d -> text.append(" DEFAULT ")
                        .append(BARE_EXPRESSION.matcher(d).find() ? "(" + d + ")" : d));
        if (!column.isNullable()) {
            text.append(" NOT NULL").append(conflict(column.onConflict.get("not_null")));
        }
        if (table != null && key != null && keyInColumn(table, key) && key.columns.contains(column.name)) {
            text.append(" PRIMARY KEY")
                    .append(conflict(column.onConflict.get("primary_key")))
                    .append(" AUTOINCREMENT");
        }
        if (column.computed != null) {
            text.append(' ').append(computed(column.computed));
        }
        return text.toString();
    }

    /** SQLite's conflict clause of a constraint: its own, or that of its only column. */
    String conflict(ConstraintItem constraint) {
        if (!target.sqlite()) {
            return "";
        }
        String own = constraint.option("sqlite_on_conflict");
        String kind = constraint.kind == ConstraintItem.Kind.PRIMARY ? "primary_key" : "unique";
        ColumnItem only = constraint.table == null || constraint.columns.size() != 1
                ? null
                : constraint.table.columns().get(constraint.columns.getFirst());
        return conflict(own == null && only != null ? only.onConflict.get(kind) : own);
    }

    private static String conflict(@Nullable String clause) {
        return clause == null ? "" : " ON CONFLICT " + clause;
    }

    /** Whether SQLite's table has its key written at the column, as AUTOINCREMENT needs. */
    boolean keyInColumn(TableItem table, ConstraintItem key) {
        Value wanted = table.options().get("sqlite_autoincrement");
        if (!target.sqlite() || wanted == null || !wanted.truth(run) || key.columns.size() != 1) {
            return false;
        }
        ColumnItem column = table.columns().get(key.columns.getFirst());
        return column != null && SqlTypes.affinity(column.sqlType).equals("Integer") && column.foreignKeys.isEmpty();
    }

    private String computed(ColumnItem.Computed computed) {
        String stored =
                computed.persisted().map(p -> p ? " STORED" : " VIRTUAL").orElse("");
        return "GENERATED ALWAYS AS (" + expression(computed.expression()) + ")" + stored;
    }

    String identity(ColumnItem.Identity identity) {
        Value always = identity.options().get("always");
        String options = identityOptions(identity.options());
        return "GENERATED " + (always != null && always.truth(run) ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY"
                + (options.isEmpty() ? "" : " (" + options + ")");
    }

    String identityOptions(Map<String, Value> options) {
        List<String> parts = new ArrayList<>();
        option(options, "increment", "INCREMENT BY ", parts);
        option(options, "start", "START WITH ", parts);
        option(options, "minvalue", "MINVALUE ", parts);
        option(options, "maxvalue", "MAXVALUE ", parts);
        if (isTrue(options, "nominvalue")) {
            parts.add("NO MINVALUE");
        }
        if (isTrue(options, "nomaxvalue")) {
            parts.add("NO MAXVALUE");
        }
        option(options, "cache", "CACHE ", parts);
        Value order = options.get("order");
        if (order instanceof Bool) {
            parts.add(order == Bool.TRUE ? "ORDER" : "NO ORDER");
        }
        Value cycle = options.get("cycle");
        if (cycle instanceof Bool) {
            parts.add(cycle == Bool.TRUE ? "CYCLE" : "NO CYCLE");
        }
        return String.join(" ", parts);
    }

    private void option(Map<String, Value> options, String name, String word, List<String> parts) {
        Value value = options.get(name);
        if (value != null && value != None.NONE) {
            parts.add(word + value.text(run));
        }
    }

    private boolean isTrue(Map<String, Value> options, String name) {
        Value value = options.get(name);
        return value != null && value.truth(run);
    }

    /** What stands after DEFAULT; empty if there is none. */
    Optional<String> serverDefault(@Nullable Value value) {
        if (value == null || value == None.NONE) {
            return Optional.empty();
        }
        if (Operators.underlying(value) instanceof Str text) {
            return Optional.of(Identifiers.literal(target, text.value()));
        }
        if (value instanceof SequenceItem sequence) {
            return Optional.of("nextval('" + Identifiers.table(target, sequence.schema(), sequence.name()) + "')");
        }
        if (value instanceof SqlExpr || value instanceof ColumnItem || value instanceof Statement) {
            return Optional.of(expression(Exprs.of(run, value)));
        }
        if (value.type().name().equals("FetchedValue") || value.type().name().equals("object")) {
            return Optional.empty();
        }
        throw LibraryErrors.argument(
                "Argument 'arg' is expected to be one of type '<class 'str'>' or '<class 'sqlalchemy.sql.elements."
                        + "ClauseElement'>' or '<class 'sqlalchemy.sql.elements.TextClause'>', got '"
                        + value.type().repr(run) + "'");
    }

    private String expression(SqlExpr expression) {
        return new SqlCompiler(run, target, true, false).text(expression);
    }
}
