package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.schema.Column;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import dev.windlass.schema.SequenceOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Columns from the catalogue's rows. */
final class PostgresqlColumnReading {
    private final PostgresqlCatalogRows rows;
    private final PostgresqlTypeReading types;
    private final Positions at;

    /** Where the values are in a row of a column: there are many such rows, and looking up each name takes its time. */
    private record Positions(
            int number,
            int name,
            int type,
            int typeKind,
            int enumeration,
            int enumNamespace,
            int notNull,
            int value,
            int identity,
            int generated,
            int collation) {
        static Positions of(Map<String, Integer> positions) {
            return new Positions(
                    positions.getOrDefault("number", 0),
                    positions.getOrDefault("name", 0),
                    positions.getOrDefault("type", 0),
                    positions.getOrDefault("type_kind", 0),
                    positions.getOrDefault("enum", 0),
                    positions.getOrDefault("enum_namespace", 0),
                    positions.getOrDefault("not_null", 0),
                    positions.getOrDefault("value", 0),
                    positions.getOrDefault("identity", 0),
                    positions.getOrDefault("generated", 0),
                    positions.getOrDefault("collation", 0));
        }
    }

    PostgresqlColumnReading(PostgresqlCatalogRows rows, PostgresqlTypeReading types) {
        this.rows = rows;
        this.types = types;
        this.at = Positions.of(
                rows.all("columns").isEmpty()
                        ? Map.of()
                        : rows.all("columns").getFirst().positions());
    }

    List<Column> columns(CatalogRow table) {
        return rows.columns(table.text("oid")).rows().stream()
                .map(row -> column(table, row))
                .toList();
    }

    private Column column(CatalogRow table, CatalogRow row) {
        @Nullable String[] values = row.values();
        DataType type = types.read(text(values[at.type]), values[at.enumeration], text(values[at.enumNamespace]));
        CatalogRow sequence = rows.sequence(table.text("oid"), text(values[at.number]));
        boolean serial = sequence != null && isSerial(table, row, type, sequence);
        String expression = serial ? null : values[at.value];
        String generated = values[at.generated];
        return new Column(
                text(values[at.name]),
                type,
                values[at.notNull] == null,
                expression == null || generated != null
                        ? DefaultValue.NONE
                        : PostgresqlDefaultReading.read(
                                expression, type, text(values[at.type]), "d".equals(values[at.typeKind])),
                serial ? serial(table, row, type, sequence) : identity(values[at.identity], sequence),
                generated == null
                        ? Generated.NONE
                        : new Generated.Computed(PostgresqlText.bare(text(expression)), generated.equals("s")),
                text(values[at.collation]),
                rows.columnComment(row),
                "");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** A partition has the identity of its table, since version 17, and no sequence of its own. */
    private static Identity identity(@Nullable String kind, @Nullable CatalogRow sequence) {
        return kind == null || sequence == null
                ? Identity.NONE
                : new Identity.Standard(kind.equals("a"), PostgresqlText.sequence(sequence));
    }

    /**
     * Whether a column and the sequence it owns are what {@code serial} makes. The name of the sequence says nothing, since
     * it stays when table or column are renamed; but another sequence must not have the name that it gets at first.
     */
    boolean isSerial(CatalogRow table, CatalogRow row, DataType type, CatalogRow sequence) {
        CatalogRow relation = rows.relation(sequence.text("oid"));
        return relation != null
                && sequence.text("kind").equals("a")
                && row.nullable("not_null") != null
                && (type instanceof DataType.SmallInt
                        || type instanceof DataType.Int
                        || type instanceof DataType.BigInt)
                && PostgresqlText.sequence(sequence).equals(SequenceOptions.DEFAULT)
                && row.text("value").equals("nextval(" + quoted(sequence.text("sql")) + "::regclass)")
                && rows.comment("pg_class", relation).isEmpty()
                && !rows.ownsSeveral(table.text("oid"), row.text("number"))
                && isNameFree(table, row, relation);
    }

    private boolean isNameFree(CatalogRow table, CatalogRow column, CatalogRow sequence) {
        String usual = PostgresqlSerial.sequenceName(table.text("name"), column.text("name"));
        return sequence.text("name").equals(usual)
                || !rows.isRelation(PostgresqlCatalogRows.name(table).sibling(usual));
    }

    private Identity serial(CatalogRow table, CatalogRow column, DataType type, @Nullable CatalogRow sequence) {
        CatalogRow relation = sequence == null ? null : rows.relation(sequence.text("oid"));
        String name = relation == null ? "" : relation.text("name");
        String usual = PostgresqlSerial.sequenceName(table.text("name"), column.text("name"));
        Optional<DataType> numbers = Optional.ofNullable(sequence)
                .map(found -> PostgresqlTypeReading.type(found.text("type")))
                .filter(found -> !found.equals(type));
        return new Identity.Serial(name.equals(usual) ? "" : name, numbers);
    }

    private static String quoted(String text) {
        String doubled = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? doubled : "E" + doubled.replace("\\", "\\\\");
    }

    /** Whether the columns of a partition are those of its table, so that nothing need be said of them. */
    boolean isInherited(CatalogRow partition, CatalogRow parent) {
        List<CatalogRow> own = rows.columns(partition.text("oid")).rows();
        List<CatalogRow> inherited = rows.columns(parent.text("oid")).rows();
        return own.size() == inherited.size()
                && own.stream().allMatch(row -> inherited.stream().anyMatch(other -> isSame(row, other)));
    }

    private boolean isSame(CatalogRow row, CatalogRow inherited) {
        return row.text("name").equals(inherited.text("name"))
                && row.text("type").equals(inherited.text("type"))
                && row.text("not_null").equals(inherited.text("not_null"))
                && row.text("value").equals(inherited.text("value"))
                && row.text("generated").equals(inherited.text("generated"))
                && row.text("collation").equals(inherited.text("collation"))
                && isSameOrNone(row.nullable("identity"), inherited.nullable("identity"))
                && isSameOrNone(blank(rows.columnComment(row)), blank(rows.columnComment(inherited)));
    }

    private static @Nullable String blank(String text) {
        return text.isEmpty() ? null : text;
    }

    private static boolean isSameOrNone(@Nullable String own, @Nullable String inherited) {
        return own == null || Objects.equals(own, inherited);
    }
}
