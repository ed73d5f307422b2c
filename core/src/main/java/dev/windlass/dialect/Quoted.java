package dev.windlass.dialect;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names and texts that are always in quotes, whatever the server is set to: for the statements of Windlass itself. */
public final class Quoted {
    private Quoted() {}

    /** An identifier in quotes, whatever it is made of. */
    public static String identifier(DialectName dialect, String name) {
        return switch (dialect) {
            case POSTGRESQL, SQLITE -> '"' + name.replace("\"", "\"\"") + '"';
            case MYSQL -> '`' + name.replace("`", "``") + '`';
        };
    }

    /** A name in a schema, both in quotes; the schema is left out if it is empty. */
    public static String qualified(DialectName dialect, String schema, String name) {
        return schema.isEmpty()
                ? identifier(dialect, name)
                : identifier(dialect, schema) + "." + identifier(dialect, name);
    }

    /**
     * A text literal that means the same under every server setting: PostgreSQL's {@code standard_conforming_strings}
     * and MySQL's {@code NO_BACKSLASH_ESCAPES} and {@code ANSI_QUOTES} change nothing. NUL characters, which no server
     * stores in text, are left out.
     */
    public static String literal(DialectName dialect, String text) {
        String value = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        boolean backslash = value.indexOf('\\') >= 0;
        return switch (dialect) {
            case POSTGRESQL ->
                backslash
                        ? "E'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
                        : "'" + value.replace("'", "''") + "'";
            case SQLITE -> "'" + value.replace("'", "''") + "'";
            case MYSQL ->
                backslash
                        ? "_utf8mb4 x'" + HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8)) + "'"
                        : "'" + value.replace("'", "''") + "'";
        };
    }
}
