package dev.windlass.execute;

import dev.windlass.sql.Statement;
import dev.windlass.sql.StatementTraits;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a statement takes away that the database cannot bring back, by its words alone.
 *
 * @param place the statement
 * @param what what is lost
 */
public record Loss(String place, String what) {
    private static final Pattern ASIDE = Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern WHERE = Pattern.compile("\\bWHERE\\b", Pattern.CASE_INSENSITIVE);

    /** In {@code ALTER TABLE}: {@code COLUMN} may be left out, and what else may be dropped is named by its kind. */
    private static final Pattern COLUMN = Pattern.compile(
            "\\bDROP\\s+(?:COLUMN\\b|(?!(?:CONSTRAINT|DEFAULT|NOT|IDENTITY|EXPRESSION|INDEX|KEY|FOREIGN|PRIMARY|CHECK"
                    + "|PARTITION|SYSTEM|PERIOD)\\b)[\\w\"`])",
            Pattern.CASE_INSENSITIVE);

    static Optional<Loss> of(Statement statement, StatementTraits traits) {
        String what = switch (traits.command()) {
            case "DROP TABLE" -> "DROP TABLE: the rows are lost";
            case "DROP SCHEMA", "DROP DATABASE" -> traits.command() + ": all that is in it is lost";
            case "TRUNCATE", "TRUNCATE TABLE" -> "TRUNCATE: all rows are lost";
            case "DELETE" ->
                WHERE.matcher(bare(statement)).find()
                        ? "DELETE: the rows that it finds are lost"
                        : "DELETE without WHERE: all rows are lost";
            case "ALTER TABLE" ->
                COLUMN.matcher(bare(statement)).find() ? "DROP COLUMN: the values of the column are lost" : "";
            default -> "";
        };
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(new Loss(statement.span().toString(), what));
    }

    private static String bare(Statement statement) {
        return ASIDE.matcher(statement.text()).replaceAll(" ");
    }
}
