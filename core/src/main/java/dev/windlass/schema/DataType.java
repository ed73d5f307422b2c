package dev.windlass.schema;

import java.util.List;

/**
 * The type of a column, in words that every dialect can be asked to speak. A dialect either has a type that holds every
 * value of it, or refuses; see {@code docs/types.md} for the mappings.
 */
public sealed interface DataType {
    /** A length or precision that is left to the server. */
    int UNSPECIFIED = -1;

    /**
     * Text of bounded length.
     *
     * @param length the most characters, or {@link #UNSPECIFIED}, which PostgreSQL and SQLite have and MySQL has not
     */
    record Varchar(int length) implements DataType {}

    /** Text of fixed length, padded with spaces by servers that have it. */
    record Char(int length) implements DataType {}

    /** Text without a bound. */
    record Text() implements DataType {}

    /** A whole number of 16 bits. */
    record SmallInt() implements DataType {}

    /** A whole number of 32 bits. */
    record Int() implements DataType {}

    /** A whole number of 64 bits. */
    record BigInt() implements DataType {}

    /**
     * An exact decimal number.
     *
     * @param precision all digits, or {@link #UNSPECIFIED}
     * @param scale the digits after the point, or {@link #UNSPECIFIED}
     */
    record Numeric(int precision, int scale) implements DataType {}

    /** A floating-point number of 32 bits. */
    record Real() implements DataType {}

    /** A floating-point number of 64 bits. */
    record Double() implements DataType {}

    /** True or false. */
    record Bool() implements DataType {}

    /** A day. */
    record Date() implements DataType {}

    /**
     * A time of day.
     *
     * @param precision the digits of a second, or {@link #UNSPECIFIED}
     * @param zoned whether it carries an offset
     */
    record Time(int precision, boolean zoned) implements DataType {}

    /**
     * A day and a time.
     *
     * @param precision the digits of a second, or {@link #UNSPECIFIED}
     * @param zoned whether it is a point in time (with time zone) or a reading of a clock on a wall (without)
     */
    record Timestamp(int precision, boolean zoned) implements DataType {}

    /** A span of time. */
    record Interval() implements DataType {}

    /** A universally unique identifier. */
    record Uuid() implements DataType {}

    /** A JSON document, kept as it was written where the server can. */
    record Json() implements DataType {}

    /** A JSON document in the server's own binary form. */
    record Jsonb() implements DataType {}

    /**
     * Bytes.
     *
     * @param length the most bytes, or {@link #UNSPECIFIED} for no bound
     */
    record Binary(int length) implements DataType {}

    /**
     * One of a list of texts. On PostgreSQL it is a type of its own, which {@code CreateEnumType} creates; MySQL has
     * the values in the column; on SQLite it is text with a check.
     *
     * @param name the type's name, where types have names
     * @param values the values in order; may be empty for a type that exists already
     */
    record Enumeration(QualifiedName name, List<String> values) implements DataType {
        public Enumeration {
            values = List.copyOf(values);
        }
    }

    /** A list of values of one type. */
    record Array(DataType element) implements DataType {}

    /**
     * A dialect's own type by its name, written as it stands: {@code Native("tsvector", List.of())},
     * {@code Native("decimal", List.of("10", "2"))}, {@code Native("int unsigned", List.of())}. A user-defined type (a
     * domain, a composite type) is named so too.
     *
     * @param name the name as the dialect writes it; SQL text, so quoted by the author where it must be
     * @param arguments what stands in parentheses after it; SQL text
     */
    record Native(String name, List<String> arguments) implements DataType {
        public Native {
            arguments = List.copyOf(arguments);
        }

        /** The name, and the arguments in parentheses if there are any. */
        public String sql() {
            return arguments.isEmpty() ? name : name + "(" + String.join(", ", arguments) + ")";
        }
    }
}
