package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.Names;
import dev.windlass.dialect.Quoting;
import dev.windlass.schema.Literal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** SQLite's names and constants. */
final class SqliteQuoting implements Quoting {
    @Override
    public String identifier(String name) {
        Names.check(name.indexOf('\0') < 0, name, "SQLite has no zero byte in names");
        return Names.isPlain(name, ReservedWords.RESERVED) ? name : Names.quoted(name, '"');
    }

    /** SQLite reads SQL up to the first zero byte, so a text with one comes as bytes. */
    @Override
    public String text(String value) {
        return value.indexOf('\0') < 0
                ? "'" + value.replace("'", "''") + "'"
                : "CAST(X'" + HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8)) + "' AS TEXT)";
    }

    @Override
    public String literal(Literal value) {
        return switch (value) {
            case Literal.Null none -> "NULL";
            case Literal.Text text -> text(text.value());
            case Literal.Number number -> number.value().toString();
            case Literal.Bool bool -> bool.value() ? "1" : "0";
            case Literal.Bytes bytes -> "X'" + bytes.hex() + "'";
        };
    }
}
