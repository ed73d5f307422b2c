package dev.windlass.dialect.mysql;

import dev.windlass.dialect.Names;
import dev.windlass.dialect.Quoting;
import dev.windlass.schema.Literal;

/**
 * MySQL's names and constants. Texts are right in the default SQL mode; under {@code NO_BACKSLASH_ESCAPES} a backslash
 * would come out twice, but a text can never end early, because quotes are always doubled.
 */
final class MysqlQuoting implements Quoting {
    private static final int LONGEST_NAME = 64;

    @Override
    public String identifier(String name) {
        Names.check(
                name.codePointCount(0, name.length()) <= LONGEST_NAME,
                name,
                "MySQL takes " + LONGEST_NAME + " characters of a name");
        Names.check(
                name.equals(name.stripTrailing()), name, "MySQL has no names that end in a space, tab or line break");
        Names.check(
                name.indexOf('\0') < 0 && name.codePoints().allMatch(Character::isBmpCodePoint),
                name,
                "MySQL has neither zero bytes nor characters beyond U+FFFF in names");
        return Names.isPlain(name, ReservedWords.RESERVED) ? name : Names.quoted(name, '`');
    }

    @Override
    public String text(String value) {
        return "'"
                + value.replace("\\", "\\\\")
                        .replace("'", "''")
                        .replace("\0", "\\0")
                        .replace("\u001a", "\\Z")
                + "'";
    }

    @Override
    public String literal(Literal value) {
        return switch (value) {
            case Literal.Null none -> "NULL";
            case Literal.Text text -> text(text.value());
            case Literal.Number number -> number.value().toString();
            case Literal.Bool bool -> bool.value() ? "true" : "false";
            case Literal.Bytes bytes -> bytes.hex().isEmpty() ? "''" : "0x" + bytes.hex();
        };
    }
}
