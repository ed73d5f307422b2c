package dev.windlass.dialect;

import dev.windlass.schema.Constraint;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Deferral;
import dev.windlass.schema.ReferentialAction;
import dev.windlass.schema.SequenceOptions;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Pieces of SQL that all dialects write alike; what a server cannot do is refused before. */
public final class Fragments {
    private static final Pattern QUERY = Pattern.compile("\\(\\s*(SELECT|WITH|VALUES)\\b", Pattern.CASE_INSENSITIVE);

    private Fragments() {}

    /** {@code CONSTRAINT name PRIMARY KEY (…)} and its kin, as it stands in a table's definition. */
    public static String constraint(Constraint constraint, Quoting quoting) {
        String name = constraint.name().isEmpty() ? "" : "CONSTRAINT " + quoting.identifier(constraint.name()) + " ";
        return name
                + switch (constraint) {
                    case Constraint.PrimaryKey key ->
                        "PRIMARY KEY (" + quoting.names(key.columns()) + ")" + include(key.include(), quoting)
                                + deferral(key.deferral());
                    case Constraint.Unique unique ->
                        "UNIQUE " + (unique.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "") + "("
                                + quoting.names(unique.columns()) + ")" + include(unique.include(), quoting)
                                + deferral(unique.deferral());
                    case Constraint.ForeignKey key -> foreignKey(key, quoting);
                    case Constraint.Check check ->
                        "CHECK " + parenthesized(check.expression()) + (check.noInherit() ? " NO INHERIT" : "")
                                + (check.enforced() ? "" : " NOT ENFORCED")
                                + (check.validated() ? "" : " NOT VALID");
                    case Constraint.Exclusion exclusion ->
                        throw new IllegalArgumentException("only PostgreSQL writes an exclusion: " + exclusion);
                };
    }

    private static String foreignKey(Constraint.ForeignKey key, Quoting quoting) {
        return "FOREIGN KEY (" + quoting.names(key.columns()) + ") " + references(key, quoting);
    }

    /** {@code REFERENCES …} with all that follows. */
    public static String references(Constraint.ForeignKey key, Quoting quoting) {
        StringBuilder sql = new StringBuilder("REFERENCES ").append(quoting.name(key.references()));
        if (!key.referencedColumns().isEmpty()) {
            sql.append(" (").append(quoting.names(key.referencedColumns())).append(")");
        }
        if (key.match() != Constraint.Match.SIMPLE) {
            sql.append(" MATCH ").append(key.match());
        }
        if (key.onDelete() != ReferentialAction.NO_ACTION) {
            sql.append(" ON DELETE ").append(key.onDelete().sql());
            if (!key.onDeleteColumns().isEmpty()) {
                sql.append(" (").append(quoting.names(key.onDeleteColumns())).append(")");
            }
        }
        if (key.onUpdate() != ReferentialAction.NO_ACTION) {
            sql.append(" ON UPDATE ").append(key.onUpdate().sql());
        }
        return sql.append(deferral(key.deferral()))
                .append(key.validated() ? "" : " NOT VALID")
                .toString();
    }

    /** {@code INCLUDE (…)}, with a space before it; empty for no columns. */
    public static String include(List<String> columns, Quoting quoting) {
        return columns.isEmpty() ? "" : " INCLUDE (" + quoting.names(columns) + ")";
    }

    /** {@code DEFERRABLE …}, with a space before it. */
    public static String deferral(Deferral deferral) {
        return switch (deferral) {
            case NONE -> "";
            case DEFERRABLE -> " DEFERRABLE";
            case DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
    }

    /** The default's value, without the word DEFAULT; empty for none. */
    public static String value(DefaultValue value, Quoting quoting) {
        return switch (value) {
            case DefaultValue.None none -> "";
            case DefaultValue.Constant constant -> quoting.literal(constant.value());
            case DefaultValue.Expression expression -> expression.sql();
        };
    }

    /** How a sequence counts, each option with a space before it. */
    public static String sequence(SequenceOptions options) {
        StringBuilder sql = new StringBuilder();
        options.increment().ifPresent(value -> sql.append(" INCREMENT BY ").append(value));
        options.minimum().ifPresent(value -> sql.append(" MINVALUE ").append(value));
        options.maximum().ifPresent(value -> sql.append(" MAXVALUE ").append(value));
        options.start().ifPresent(value -> sql.append(" START WITH ").append(value));
        options.cache().ifPresent(value -> sql.append(" CACHE ").append(value));
        if (options.cycle()) {
            sql.append(" CYCLE");
        }
        return sql.toString();
    }

    /** SQL text in one pair of parentheses; as it is if it has them already. */
    public static String parenthesized(String sql) {
        String text = sql.strip();
        return isParenthesized(text) ? text : "(" + text + ")";
    }

    /** The parentheses of a query are its own. */
    private static boolean isParenthesized(String sql) {
        if (!sql.startsWith("(") || QUERY.matcher(sql).lookingAt()) {
            return false;
        }
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i == sql.length() - 1;
            }
        }
        return false;
    }

    /** A word such as an index method: letters, digits and {@code _} alone, in lower case. */
    public static String word(String text) {
        if (!text.matches("[A-Za-z_][A-Za-z0-9_.]*")) {
            throw new IllegalArgumentException("'" + text + "' is not a word");
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
