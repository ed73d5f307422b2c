package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogRow;
import java.util.Comparator;
import java.util.List;

/**
 * The columns of a relation by their numbers, of which there are gaps where columns were dropped.
 *
 * @param rows the rows, by number
 */
record PostgresqlColumnNames(List<CatalogRow> rows) {
    private static final Comparator<CatalogRow> BY_NUMBER = Comparator.comparingLong(row -> row.number("number"));

    PostgresqlColumnNames {
        rows = rows.stream().sorted(BY_NUMBER).toList();
    }

    /** The column's row. */
    CatalogRow row(String number) {
        int guess = Math.min(Integer.parseInt(number), rows.size()) - 1;
        for (int i = guess; i >= 0; i--) {
            if (rows.get(i).text("number").equals(number)) {
                return rows.get(i);
            }
        }
        throw new IllegalStateException("the catalogue names column " + number + " and does not have it");
    }

    String name(String number) {
        return row(number).text("name");
    }

    List<String> names(String numbers) {
        return List.of(PostgresqlText.words(numbers)).stream().map(this::name).toList();
    }

    /** Its type as {@code format_type} writes it. */
    String type(String number) {
        return row(number).text("type");
    }

    /** The number of its collation, as an index's vector of collations says it. */
    String collation(String number) {
        String collation = row(number).nullable("collation_number");
        return collation == null ? "100" : collation;
    }
}
