package dev.windlass.dialect.mysql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.schema.Column;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import dev.windlass.schema.Literal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of {@code information_schema.columns} as a column that can be written whole again. MariaDB spells defaults as SQL
 * (since 10.2.7); MySQL gives their bare text, and marks expressions by {@code DEFAULT_GENERATED} in {@code EXTRA} (MySQL
 * manual, "The INFORMATION_SCHEMA COLUMNS Table").
 */
final class MysqlColumnReader {
    private static final Pattern EXTRA = Pattern.compile(
            "(?i)auto_increment|default_generated|(virtual|stored|persistent) generated|on update (\\S+)|invisible"
                    + "|without system versioning|,");
    private static final Pattern BITS = Pattern.compile("b'([01]*)'");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    private final boolean mariaDb;
    private final MysqlNotes notes;

    MysqlColumnReader(boolean mariaDb, MysqlNotes notes) {
        this.mariaDb = mariaDb;
        this.notes = notes;
    }

    /**
     * The column.
     *
     * @param json whether MariaDB checks it as JSON, which is all that its JSON type is
     * @param place its name with that of its table, for notes
     */
    Column column(CatalogRow row, boolean json, String tableCollation, String place) {
        String extra = row.text("extra").toLowerCase(Locale.ROOT);
        String expression = row.text("expression");
        boolean computed = !expression.isEmpty();
        DataType type = json ? new DataType.Json() : MysqlTypeReader.type(row.text("type"));
        String attributes = attributes(row, extra);
        if (!attributes.isEmpty()) {
            if (computed) {
                notes.add("column attribute", place, "'" + attributes + "' of a generated column");
            } else {
                type = MysqlTypeReader.as((json ? "json" : row.text("type")) + " " + attributes);
            }
        }
        String unknown = EXTRA.matcher(extra).replaceAll("").strip();
        if (!unknown.isEmpty()) {
            notes.add("column attribute", place, "'" + unknown + "' is not known");
        }
        String collation = row.text("collation");
        Matcher onUpdate = Pattern.compile("(?i)on update (\\S+)").matcher(row.text("extra"));
        return new Column(
                row.text("c"),
                type,
                row.flag("nullable"),
                computed ? DefaultValue.NONE : defaultValue(row, type, extra, place),
                extra.contains("auto_increment") ? new Identity.AutoIncrement() : Identity.NONE,
                computed
                        ? new Generated.Computed(
                                MysqlText.bare(
                                        mariaDb ? MysqlText.standard(expression) : MysqlText.expression(expression)),
                                !extra.contains("virtual"))
                        : Generated.NONE,
                json || collation.equals(tableCollation) ? "" : collation,
                row.text("comment"),
                onUpdate.find() ? onUpdate.group(1) : "");
    }

    /** What a column has that may stand right after its type. */
    private static String attributes(CatalogRow row, String extra) {
        List<String> attributes = new ArrayList<>();
        if (!row.text("srid").isEmpty()) {
            attributes.add("srid " + row.text("srid"));
        }
        if (extra.contains("invisible")) {
            attributes.add("invisible");
        }
        if (extra.contains("without system versioning")) {
            attributes.add("without system versioning");
        }
        return String.join(" ", attributes);
    }

    private DefaultValue defaultValue(CatalogRow row, DataType type, String extra, String place) {
        String text = row.nullable("value");
        if (text == null || mariaDb && text.equals("NULL")) {
            if (mariaDb && text == null && row.flag("nullable")) {
                notes.add("column default", place, "that it has none, not even NULL, is not managed");
            }
            return DefaultValue.NONE;
        }
        String word = row.text("word").toLowerCase(Locale.ROOT);
        Matcher bits = BITS.matcher(text);
        if (word.equals("bit") && bits.matches()) {
            return new DefaultValue.Constant(Literal.of(Long.parseUnsignedLong("0" + bits.group(1), 2)));
        }
        if (!mariaDb && extra.contains("default_generated")) {
            String sql = MysqlText.bare(MysqlText.expression(text));
            Optional<String> literal = MysqlTypes.isLarge(word) ? MysqlText.literal(sql) : Optional.empty();
            return literal.<DefaultValue>map(value -> new DefaultValue.Constant(Literal.of(value)))
                    .orElseGet(() -> new DefaultValue.Expression(sql));
        }
        if (mariaDb && !text.startsWith("'") && !NUMBER.matcher(text).matches()) {
            return new DefaultValue.Expression(text);
        }
        if (word.endsWith("binary")) {
            return bytes(text, place);
        }
        if (mariaDb && text.startsWith("'")) {
            return new DefaultValue.Constant(Literal.of(MysqlText.unquoted(text)));
        }
        return new DefaultValue.Constant(constant(text, type, word));
    }

    private static Literal constant(String text, DataType type, String word) {
        if (type instanceof DataType.Bool && (text.equals("0") || text.equals("1"))) {
            return Literal.of(text.equals("1"));
        }
        boolean number = word.endsWith("int")
                || switch (word) {
                    case "decimal", "float", "double", "year" -> true;
                    default -> false;
                };
        return number && NUMBER.matcher(text).matches() ? Literal.of(new BigDecimal(text)) : Literal.of(text);
    }

    /**
     * Bytes. MySQL gives them in hexadecimal digits up to the first zero byte, and MariaDB as text with {@code ?} for each
     * one that is none, so some cannot be told.
     */
    private DefaultValue bytes(String text, String place) {
        if (mariaDb && text.indexOf('?') < 0) {
            byte[] bytes = MysqlText.unquoted(text).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            return new DefaultValue.Constant(new Literal.Bytes(HexFormat.of().formatHex(bytes)));
        }
        if (!mariaDb && text.matches("0x([0-9A-Fa-f]{2})+")) {
            return new DefaultValue.Constant(new Literal.Bytes(text.substring(2).toLowerCase(Locale.ROOT)));
        }
        notes.add("column default", place, "the server does not tell which bytes it is");
        return DefaultValue.NONE;
    }
}
