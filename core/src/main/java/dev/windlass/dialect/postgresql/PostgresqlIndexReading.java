package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Indexes from the catalogue's rows. */
final class PostgresqlIndexReading {
    private static final int DESCENDING = 1;
    private static final int NULLS_FIRST = 2;
    /** {@code DEFAULT_COLLATION_OID} of {@code pg_collation.dat}. */
    private static final String DEFAULT_COLLATION = "100";

    private final Map<String, CatalogRow> operatorClasses;

    PostgresqlIndexReading(List<CatalogRow> operatorClasses) {
        this.operatorClasses = new HashMap<>();
        operatorClasses.forEach(row -> this.operatorClasses.put(row.text("oid"), row));
    }

    Index index(CatalogRow row, String comment, PostgresqlColumnNames names) {
        List<IndexElement> elements = new ArrayList<>();
        elements(row, names, elements);
        return new Index(
                row.text("name"),
                elements,
                row.flag("is_unique"),
                row.flag("nulls_not_distinct"),
                row.text("method"),
                included(row, names),
                PostgresqlText.bare(row.text("predicate")),
                PostgresqlText.options(row.text("options"), ""),
                row.text("tablespace"),
                row.nullable("valid") == null,
                comment);
    }

    /** The columns that an index carries along. */
    List<String> included(CatalogRow row, PostgresqlColumnNames names) {
        long keys = row.number("key_count");
        if (keys == 0) {
            return List.of();
        }
        List<String> included = new ArrayList<>();
        String[] columns = PostgresqlText.words(row.text("keys"));
        for (int i = (int) keys; i < columns.length; i++) {
            included.add(names.name(columns[i]));
        }
        return included;
    }

    /** An exclusion constraint, which its index says most of. */
    List<Constraint.Exclusion.Element> exclusion(CatalogRow index, String operators, PostgresqlColumnNames names) {
        List<IndexElement> elements = new ArrayList<>();
        elements(index, names, elements);
        Iterator<String> operator = PostgresqlText.parts(operators).iterator();
        return elements.stream()
                .map(element -> new Constraint.Exclusion.Element(element, operator.next()))
                .toList();
    }

    private void elements(CatalogRow row, PostgresqlColumnNames names, List<IndexElement> elements) {
        String[] columns = PostgresqlText.words(row.text("keys"));
        String[] flags = PostgresqlText.words(row.text("flags"));
        String[] classes = PostgresqlText.words(row.text("classes"));
        String[] collations = PostgresqlText.words(row.text("collations"));
        List<String> collationNames = PostgresqlText.parts(row.text("collation_names"));
        Iterator<String> expressions =
                PostgresqlText.parts(row.text("expressions")).iterator();
        for (int i = 0; i < flags.length; i++) {
            boolean expression = columns[i].equals("0");
            String text = expression ? PostgresqlText.bare(expressions.next()) : names.name(columns[i]);
            int flag = Integer.parseInt(flags[i]);
            boolean descending = (flag & DESCENDING) != 0;
            boolean nullsFirst = (flag & NULLS_FIRST) != 0;
            IndexElement.Nulls nulls = descending == nullsFirst
                    ? IndexElement.Nulls.DEFAULT
                    : nullsFirst ? IndexElement.Nulls.FIRST : IndexElement.Nulls.LAST;
            elements.add(new IndexElement(
                    text,
                    expression,
                    descending,
                    nulls,
                    operatorClass(row, classes[i], i + 1, expression ? "" : names.type(columns[i])),
                    collations[i].equals(expression ? DEFAULT_COLLATION : names.collation(columns[i]))
                            ? ""
                            : collation(collations[i], collationNames, i),
                    0));
        }
    }

    private static String collation(String number, List<String> names, int place) {
        return switch (number) {
            case "0" -> "";
            case DEFAULT_COLLATION -> "default";
            default -> names.get(place);
        };
    }

    /** The operator class, where it is not the default of the key's type. An operator class with parameters is always said. */
    private String operatorClass(CatalogRow index, String number, int place, String type) {
        CatalogRow row = operatorClasses.get(number);
        if (row == null) {
            return "";
        }
        for (String options : PostgresqlText.parts(index.text("class_options"))) {
            if (options.startsWith(place + " ")) {
                return row.text("name") + "(" + options.substring(options.indexOf(' ') + 1) + ")";
            }
        }
        boolean text = type.equals("text") || type.startsWith("character varying");
        return row.flag("usual") && !(row.flag("for_char") && text) ? "" : row.text("name");
    }
}
