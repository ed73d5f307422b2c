package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.Names;
import dev.windlass.dialect.Quoting;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.schema.Literal;
import dev.windlass.schema.QualifiedName;

/** PostgreSQL's names and constants. */
final class PostgresqlQuoting implements Quoting {
    /** NAMEDATALEN - 1; the server cuts longer names, with nothing but a notice. */
    private static final int LONGEST_NAME = 63;

    @Override
    public String identifier(String name) {
        Names.check(
                Names.bytes(name) <= LONGEST_NAME,
                name,
                "PostgreSQL keeps " + LONGEST_NAME + " bytes of a name, and it has " + Names.bytes(name));
        Names.check(name.indexOf('\0') < 0, name, "PostgreSQL has no zero byte in names");
        return Names.isPlain(name, ReservedWords.RESERVED) ? name : Names.quoted(name, '"');
    }

    /** The name of a type or function, for which more words are reserved. */
    String typeName(QualifiedName name) {
        String last = ReservedWords.NOT_FOR_TYPES.contains(name.name())
                ? Names.quoted(name.name(), '"')
                : identifier(name.name());
        return name.namespace().isEmpty() ? last : identifier(name.namespace()) + "." + last;
    }

    /** Right whether {@code standard_conforming_strings} is on or off: a text with backslashes says how it reads. */
    @Override
    public String text(String value) {
        if (value.indexOf('\0') >= 0) {
            throw Problem.of(ErrorCode.NOT_SUPPORTED_BY_DIALECT, "PostgreSQL has no zero byte in texts")
                    .next("Use bytes.")
                    .toException();
        }
        String doubled = value.replace("'", "''");
        return value.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }

    @Override
    public String literal(Literal value) {
        return switch (value) {
            case Literal.Null none -> "NULL";
            case Literal.Text text -> text(text.value());
            case Literal.Number number -> number.value().toString();
            case Literal.Bool bool -> bool.value() ? "true" : "false";
            case Literal.Bytes bytes -> "decode('" + bytes.hex() + "', 'hex')";
        };
    }
}
