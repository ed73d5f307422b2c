package dev.windlass.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An index that is not the work of a constraint.
 *
 * @param name its name; empty where the server may choose one
 * @param elements its keys, in order
 * @param unique whether no two rows may have the same keys
 * @param nullsNotDistinct whether two NULLs count as the same (PostgreSQL 15)
 * @param method such as {@code gin}, {@code hash}, {@code fulltext}, {@code spatial}; empty for the default
 * @param include columns that it carries along
 * @param where the rows it holds, SQL text; empty for all
 * @param options storage parameters, such as {@code fillfactor}; values are SQL text
 * @param tablespace its tablespace; empty for the default
 * @param valid whether the server uses it; false after a concurrent build that failed
 * @param comment its comment; empty for none
 */
public record Index(
        String name,
        List<IndexElement> elements,
        boolean unique,
        boolean nullsNotDistinct,
        String method,
        List<String> include,
        String where,
        Map<String, String> options,
        String tablespace,
        boolean valid,
        String comment) {
    public Index {
        elements = List.copyOf(elements);
        include = List.copyOf(include);
        options = Collections.unmodifiableMap(new TreeMap<>(options));
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("index '" + name + "' needs at least one column");
        }
    }

    /** An index on whole columns. */
    public static Index of(String name, List<String> columns) {
        return ofElements(name, columns.stream().map(IndexElement::column).toList());
    }

    /** An index on keys. */
    public static Index ofElements(String name, List<IndexElement> elements) {
        return new Index(name, elements, false, false, "", List.of(), "", Map.of(), "", true, "");
    }

    /** The columns it names itself, included ones too; those inside expressions are not among them. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>(include);
        elements.stream()
                .filter(element -> !element.expression())
                .map(IndexElement::text)
                .forEach(columns::add);
        return List.copyOf(columns);
    }

    /** The same under another name. */
    public Index withName(String other) {
        return new Index(
                other, elements, unique, nullsNotDistinct, method, include, where, options, tablespace, valid, comment);
    }

    /** The same with other keys. */
    public Index withElements(List<IndexElement> other) {
        return new Index(
                name, other, unique, nullsNotDistinct, method, include, where, options, tablespace, valid, comment);
    }

    /** The same, unique. */
    public Index asUnique() {
        return new Index(
                name, elements, true, nullsNotDistinct, method, include, where, options, tablespace, valid, comment);
    }

    /** The same, where two NULLs count as the same. */
    public Index withNullsNotDistinct() {
        return new Index(name, elements, unique, true, method, include, where, options, tablespace, valid, comment);
    }

    /** The same by another method. */
    public Index using(String other) {
        return new Index(
                name, elements, unique, nullsNotDistinct, other, include, where, options, tablespace, valid, comment);
    }

    /** The same with other columns carried along. */
    public Index including(List<String> other) {
        return new Index(
                name, elements, unique, nullsNotDistinct, method, other, where, options, tablespace, valid, comment);
    }

    /** The same for some rows alone. */
    public Index where(String condition) {
        return new Index(
                name,
                elements,
                unique,
                nullsNotDistinct,
                method,
                include,
                condition,
                options,
                tablespace,
                valid,
                comment);
    }

    /** The same with storage parameters. */
    public Index withOptions(Map<String, String> other) {
        return new Index(
                name, elements, unique, nullsNotDistinct, method, include, where, other, tablespace, valid, comment);
    }

    /** The same in another tablespace. */
    public Index withTablespace(String other) {
        return new Index(
                name, elements, unique, nullsNotDistinct, method, include, where, options, other, valid, comment);
    }

    /** The same, used by the server or not. */
    public Index withValid(boolean other) {
        return new Index(
                name, elements, unique, nullsNotDistinct, method, include, where, options, tablespace, other, comment);
    }

    /** The same with another comment. */
    public Index withComment(String other) {
        return new Index(
                name, elements, unique, nullsNotDistinct, method, include, where, options, tablespace, valid, other);
    }
}
