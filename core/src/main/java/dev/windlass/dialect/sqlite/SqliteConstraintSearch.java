package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.RenderContext;
import dev.windlass.dialect.sqlite.SqliteLexer.Token;
import dev.windlass.dialect.sqlite.SqliteTableText.Clause;
import dev.windlass.dialect.sqlite.SqliteTableText.ColumnText;
import dev.windlass.dialect.sqlite.SqliteTableText.ConstraintText;
import dev.windlass.dialect.sqlite.SqliteTableText.Kind;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.operation.ConstraintOperation.DropConstraint;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.ConstraintKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Finds constraints in a table's text, whether they stand after the columns or within one, named or not. */
final class SqliteConstraintSearch {
    private final SqliteTableText text;

    SqliteConstraintSearch(SqliteTableText text) {
        this.text = text;
    }

    SqliteTableText without(DropConstraint drop, RenderContext context) {
        SqliteTableText named = drop.constraint().isEmpty() ? text : withoutName(drop.constraint());
        if (named != text) {
            return named;
        }
        Optional<Constraint> definition = drop.definition();
        SqliteTableText result = definition.isPresent()
                ? without(definition.get())
                : drop.kind() == ConstraintKind.PRIMARY_KEY
                        ? remove(
                                constraint -> constraint.kind() == Kind.PRIMARY_KEY,
                                (column, clause) -> clause.kind() == Kind.PRIMARY_KEY)
                        : text;
        if (result == text && !drop.ifExists()) {
            throw missing(drop.constraint(), context);
        }
        return result;
    }

    private static RuntimeException missing(String name, RenderContext context) {
        return Problem.of(ErrorCode.OPERATION_DOES_NOT_FIT, "The table has no constraint '" + name + "'")
                .at(context.subject())
                .because("SQLite keeps the names that constraints were given, and gives none of its own")
                .toException();
    }

    private SqliteTableText withoutName(String name) {
        return remove(
                constraint -> SqliteLexer.sameName(constraint.name(), name),
                (column, clause) -> SqliteLexer.sameName(clause.name(), name));
    }

    private SqliteTableText without(Constraint wanted) {
        return switch (wanted) {
            case Constraint.PrimaryKey key ->
                remove(
                        constraint -> constraint.kind() == Kind.PRIMARY_KEY,
                        (column, clause) -> clause.kind() == Kind.PRIMARY_KEY);
            case Constraint.Unique unique ->
                remove(
                        constraint -> constraint.kind() == Kind.UNIQUE && same(constraint.columns(), unique.columns()),
                        (column, clause) ->
                                clause.kind() == Kind.UNIQUE && same(List.of(column.name()), unique.columns()));
            case Constraint.ForeignKey key ->
                remove(
                        constraint -> constraint.kind() == Kind.FOREIGN_KEY
                                && same(constraint.columns(), key.columns())
                                && refersTo(constraint.target(), key),
                        (column, clause) -> clause.kind() == Kind.REFERENCES
                                && same(List.of(column.name()), key.columns())
                                && refersTo(clause.target(), key));
            case Constraint.Check check ->
                remove(
                        constraint -> constraint.kind() == Kind.CHECK && sameCheck(constraint.text(), check),
                        (column, clause) -> clause.kind() == Kind.CHECK && sameCheck(clause.text(), check));
            case Constraint.Exclusion exclusion -> text;
        };
    }

    private static boolean refersTo(List<String> target, Constraint.ForeignKey key) {
        return SqliteLexer.sameName(target.getFirst(), key.references().name());
    }

    private static boolean same(List<String> one, List<String> other) {
        return one.size() == other.size()
                && java.util.stream.IntStream.range(0, one.size())
                        .allMatch(i -> SqliteLexer.sameName(one.get(i), other.get(i)));
    }

    private static boolean sameCheck(String written, Constraint.Check check) {
        String inside = bare(written.substring(Math.max(0, written.indexOf('('))));
        String wanted = bare(check.expression());
        return inside.equals(wanted) || inside.equals("(" + wanted + ")");
    }

    private static String bare(String sql) {
        StringBuilder result = new StringBuilder();
        for (Token token : SqliteLexer.tokens(sql)) {
            if (token.kind() != SqliteLexer.Kind.SPACE) {
                result.append(
                        token.kind() == SqliteLexer.Kind.STRING
                                ? token.text()
                                : token.name().toLowerCase(Locale.ROOT));
                result.append(' ');
            }
        }
        return result.toString().replace("( ", "(").replace(" )", ")").strip();
    }

    private SqliteTableText remove(Predicate<ConstraintText> constraint, BiPredicate<ColumnText, Clause> clause) {
        List<ConstraintText> left =
                text.constraints().stream().filter(constraint.negate()).toList();
        if (left.size() < text.constraints().size()) {
            return text.withConstraints(left);
        }
        List<ColumnText> columns = new ArrayList<>();
        boolean found = false;
        for (ColumnText column : text.columns()) {
            List<Clause> clauses = column.clauses().stream()
                    .filter(candidate -> !clause.test(column, candidate))
                    .toList();
            found |= clauses.size() < column.clauses().size();
            columns.add(column.withClauses(clauses));
        }
        return found ? text.withColumns(columns) : text;
    }

    /** The same with another name for a constraint. */
    SqliteTableText renamed(String name, String quoted, String to, RenderContext context) {
        List<ConstraintText> constraints = new ArrayList<>();
        boolean found = false;
        for (ConstraintText it : text.constraints()) {
            boolean meant = !name.isEmpty() && SqliteLexer.sameName(it.name(), name);
            found |= meant;
            constraints.add(
                    meant
                            ? new ConstraintText(it.kind(), to, it.columns(), it.target(), renamed(it.text(), quoted))
                            : it);
        }
        List<ColumnText> columns = new ArrayList<>();
        for (ColumnText column : text.columns()) {
            List<Clause> clauses = new ArrayList<>();
            for (Clause it : column.clauses()) {
                boolean meant = !name.isEmpty() && SqliteLexer.sameName(it.name(), name);
                found |= meant;
                clauses.add(meant ? new Clause(it.kind(), to, it.target(), renamed(it.text(), quoted)) : it);
            }
            columns.add(column.withClauses(clauses));
        }
        if (!found) {
            throw missing(name, context);
        }
        return text.withConstraints(constraints).withColumns(columns);
    }

    private static String renamed(String sql, String quoted) {
        StringBuilder result = new StringBuilder();
        int significant = 0;
        for (Token token : SqliteLexer.tokens(sql)) {
            boolean space = token.kind() == SqliteLexer.Kind.SPACE;
            result.append(!space && significant == 1 ? quoted : token.text());
            significant += space ? 0 : 1;
        }
        return result.toString();
    }
}
