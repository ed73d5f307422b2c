package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The columns of a relation by their numbers, of which there are gaps where columns were dropped. */
final class PostgresqlColumnNames {
    private static final Comparator<CatalogRow> BY_NUMBER = Comparator.comparingLong(row -> row.number("number"));

    private final List<CatalogRow> rows;
    private final int position;

    /** The columns of a relation from its rows, which mostly come in order. */
    PostgresqlColumnNames(List<CatalogRow> rows) {
        this.position = rows.isEmpty() ? 0 : rows.getFirst().positions().getOrDefault("number", 0);
        int last = 0;
        boolean inOrder = true;
        for (CatalogRow row : rows) {
            int number = number(row);
            inOrder &= number > last;
            last = number;
        }
        this.rows = inOrder ? rows : rows.stream().sorted(BY_NUMBER).toList();
    }

    private int number(CatalogRow row) {
        String number = row.values()[position];
        return number == null ? 0 : Integer.parseInt(number);
    }

    /** The rows, by number. */
    List<CatalogRow> rows() {
        return rows;
    }

    /** The column's row. */
    CatalogRow row(String number) {
        int wanted = Integer.parseInt(number);
        for (int i = Math.min(wanted, rows.size()) - 1; i >= 0; i--) {
            if (number(rows.get(i)) == wanted) {
                return rows.get(i);
            }
        }
        throw new IllegalStateException("the catalogue names column " + number + " and does not have it");
    }

    String name(String number) {
        return row(number).text("name");
    }

    List<String> names(String numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String number : PostgresqlText.words(numbers)) {
            names.add(name(number));
        }
        return names;
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
