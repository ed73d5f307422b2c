package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.schema.Column;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import dev.windlass.schema.SequenceOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Columns from the catalogue's rows. */
final class PostgresqlColumnReading {
    private final PostgresqlCatalogRows rows;
    private final PostgresqlTypeReading types;
    /** The names of the sequences on which somebody has privileges. */
    private final Set<String> granted = new HashSet<>();

    PostgresqlColumnReading(PostgresqlCatalogRows rows, PostgresqlTypeReading types) {
        this.rows = rows;
        this.types = types;
        for (CatalogRow grant : rows.all("grants")) {
            if (grant.text("kind").equals("S")) {
                granted.add(grant.text("oid"));
            }
        }
    }

    List<Column> columns(CatalogRow table) {
        return rows.columns(table.text("oid")).rows().stream()
                .map(row -> column(table, row))
                .toList();
    }

    private Column column(CatalogRow table, CatalogRow row) {
        DataType type = types.read(row);
        String value = row.text("value");
        Generated generated = switch (row.text("generated")) {
            case "s" -> new Generated.Computed(PostgresqlText.bare(value), true);
            case "v" -> new Generated.Computed(PostgresqlText.bare(value), false);
            default -> Generated.NONE;
        };
        boolean isDefault = generated instanceof Generated.None;
        Identity identity = identity(table, row, type);
        return new Column(
                row.text("name"),
                type,
                row.nullable("not_null") == null,
                isDefault && !(identity instanceof Identity.Serial)
                        ? PostgresqlDefaultReading.read(
                                value,
                                type,
                                row.text("type"),
                                row.text("type_kind").equals("d"))
                        : DefaultValue.NONE,
                identity,
                generated,
                row.text("collation"),
                rows.columnComment(row),
                "");
    }

    private Identity identity(CatalogRow table, CatalogRow row, DataType type) {
        CatalogRow sequence = rows.sequence(table.text("oid"), row.text("number"));
        String kind = row.text("identity");
        if (!kind.isEmpty()) {
            // A partition has the identity of its table, since version 17, and no sequence of its own.
            return sequence == null
                    ? Identity.NONE
                    : new Identity.Standard(kind.equals("a"), PostgresqlText.sequence(sequence));
        }
        return sequence != null && isSerial(table, row, type, sequence) ? new Identity.Serial() : Identity.NONE;
    }

    /**
     * Whether a column and the sequence it owns are what {@code serial} makes. The name of the sequence says nothing, since
     * it stays when table or column are renamed; but one that somebody has privileges on must be there by that name.
     */
    boolean isSerial(CatalogRow table, CatalogRow row, DataType type, CatalogRow sequence) {
        CatalogRow relation = rows.relation(sequence.text("oid"));
        return relation != null
                && sequence.text("kind").equals("a")
                && row.nullable("not_null") != null
                && (type instanceof DataType.SmallInt
                        || type instanceof DataType.Int
                        || type instanceof DataType.BigInt)
                && row.text("type").equals(sequence.text("type"))
                && PostgresqlText.sequence(sequence).equals(SequenceOptions.DEFAULT)
                && row.text("value").equals("nextval(" + quoted(sequence.text("sql")) + "::regclass)")
                && rows.comment("pg_class", relation).isEmpty()
                && (!granted.contains(sequence.text("oid")) || hasUsualName(table, row, relation));
    }

    private static boolean hasUsualName(CatalogRow table, CatalogRow column, CatalogRow sequence) {
        return PostgresqlSerial.sequenceName(table.text("name"), column.text("name"))
                .equals(sequence.text("name"));
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
