package dev.windlass.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A CREATE TABLE as SQLite keeps it, cut where it may be edited. What is not edited stays as it was written, comments
 * too.
 *
 * @param columns its columns, in order
 * @param constraints the constraints that stand after the columns, in order
 * @param options what stands after the parentheses, such as {@code STRICT}
 */
record SqliteTableText(List<ColumnText> columns, List<ConstraintText> constraints, String options) {
    SqliteTableText {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
    }

    /** What a clause or constraint says. */
    enum Kind {
        PRIMARY_KEY,
        NOT_NULL,
        NULL,
        UNIQUE,
        CHECK,
        DEFAULT,
        COLLATE,
        REFERENCES,
        GENERATED,
        FOREIGN_KEY
    }

    /**
     * A column.
     *
     * @param name its name, without quotes
     * @param written its name as it is written, with what stands before it
     * @param type its type as it is written; empty for none
     * @param clauses what stands after the type
     */
    record ColumnText(String name, String written, String type, List<Clause> clauses) {
        ColumnText {
            clauses = List.copyOf(clauses);
        }

        Optional<Clause> clause(Kind kind) {
            return clauses.stream().filter(clause -> clause.kind() == kind).findFirst();
        }

        ColumnText withType(String other) {
            return new ColumnText(name, written, " " + other + " ", clauses);
        }

        ColumnText without(Kind kind) {
            return withClauses(
                    clauses.stream().filter(clause -> clause.kind() != kind).toList());
        }

        ColumnText plus(Kind kind, String text) {
            List<Clause> more = new ArrayList<>(clauses);
            more.add(new Clause(kind, "", List.of(), " " + text));
            return withClauses(more);
        }

        ColumnText withClauses(List<Clause> other) {
            return new ColumnText(name, written, type, other);
        }

        boolean isGenerated() {
            return clause(Kind.GENERATED).isPresent();
        }

        String sql() {
            StringBuilder sql = new StringBuilder(written).append(type);
            for (Clause clause : clauses) {
                boolean space = endsInSpace(sql);
                boolean own = Character.isWhitespace(clause.text().charAt(0));
                sql.append(space || own ? "" : " ")
                        .append(space && own ? clause.text().stripLeading() : clause.text());
            }
            return sql.toString();
        }
    }

    /**
     * A clause of a column.
     *
     * @param name the name after CONSTRAINT, without quotes; empty if there is none
     * @param target for REFERENCES, the table, then the columns
     * @param text the clause as it is written, CONSTRAINT too
     */
    record Clause(Kind kind, String name, List<String> target, String text) {}

    /**
     * A constraint of the table.
     *
     * @param name its name, without quotes; empty if there is none
     * @param columns the columns it names, without quotes; none for a check
     * @param target for a foreign key, the table, then the columns
     * @param text the constraint as it is written, CONSTRAINT too
     */
    record ConstraintText(Kind kind, String name, List<String> columns, List<String> target, String text) {}

    Optional<ColumnText> column(String name) {
        return columns.stream()
                .filter(column -> SqliteLexer.sameName(column.name(), name))
                .findFirst();
    }

    SqliteTableText withColumns(List<ColumnText> other) {
        return new SqliteTableText(other, constraints, options);
    }

    SqliteTableText withColumn(String name, UnaryOperator<ColumnText> change) {
        return withColumns(columns.stream()
                .map(column -> SqliteLexer.sameName(column.name(), name) ? change.apply(column) : column)
                .toList());
    }

    SqliteTableText withConstraints(List<ConstraintText> other) {
        return new SqliteTableText(columns, other, options);
    }

    SqliteTableText plus(ConstraintText constraint) {
        List<ConstraintText> more = new ArrayList<>(constraints);
        more.add(constraint);
        return withConstraints(more);
    }

    SqliteTableText withOptions(String other) {
        return new SqliteTableText(columns, constraints, other);
    }

    boolean isStrict() {
        return SqliteLexer.mentions(options, "strict");
    }

    boolean isWithoutRowid() {
        return SqliteLexer.mentions(options, "rowid");
    }

    /** The primary key's columns, wherever it is declared. */
    List<String> primaryKey() {
        return constraints.stream()
                .filter(constraint -> constraint.kind() == Kind.PRIMARY_KEY)
                .findFirst()
                .map(ConstraintText::columns)
                .or(() -> columns.stream()
                        .filter(column -> column.clause(Kind.PRIMARY_KEY).isPresent())
                        .map(column -> List.of(column.name()))
                        .findFirst())
                .orElse(List.of());
    }

    /** Whether a column stands for the rowid: INTEGER, and the primary key alone (https://sqlite.org/rowidtable.html). */
    boolean hasRowidColumn() {
        List<String> key = primaryKey();
        return !isWithoutRowid()
                && key.size() == 1
                && column(key.getFirst())
                        .filter(column -> column.type().strip().equalsIgnoreCase("integer"))
                        .isPresent();
    }

    boolean hasAutoincrement() {
        return columns.stream()
                .flatMap(column -> column.clause(Kind.PRIMARY_KEY).stream())
                .anyMatch(clause -> SqliteLexer.tokens(clause.text()).stream().anyMatch(t -> t.is("autoincrement")));
    }

    /** The whole statement, for a table of that name, quoted already. */
    String create(String quotedName) {
        List<String> elements = new ArrayList<>();
        columns.forEach(column -> elements.add(column.sql()));
        constraints.forEach(constraint -> elements.add(constraint.text()));
        return "CREATE TABLE " + quotedName + " (" + String.join(",", elements) + ")" + options;
    }

    private static boolean endsInSpace(StringBuilder sql) {
        return !sql.isEmpty() && Character.isWhitespace(sql.charAt(sql.length() - 1));
    }
}
