package dev.windlass.operation;

import dev.windlass.operation.TableElement.ColumnElement;
import dev.windlass.operation.TableElement.CommentElement;
import dev.windlass.operation.TableElement.ConstraintElement;
import dev.windlass.operation.TableElement.ForeignKeyElement;
import dev.windlass.operation.TableElement.ForeignKeyStart;
import dev.windlass.operation.TableElement.OptionsElement;
import dev.windlass.operation.TableElement.UnnamedElement;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DataType;
import dev.windlass.schema.Index;
import dev.windlass.schema.Literal;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.TableOptions;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The words of a Java revision, to be imported statically: {@code column("email", string(320)).notNull()}. */
public final class Definitions {
    private Definitions() {}

    /** A column of that type, nullable. */
    public static ColumnElement column(String name, DataType type) {
        return new ColumnElement(Column.of(name, type), List.of());
    }

    /** A primary key of several columns, under a name of the server's. */
    public static ConstraintElement primaryKey(String... columns) {
        return new ConstraintElement(Constraint.PrimaryKey.of("", List.of(columns)));
    }

    /** A unique constraint. */
    public static ConstraintElement unique(String name, String... columns) {
        return new ConstraintElement(Constraint.Unique.of(name, List.of(columns)));
    }

    /** A check; the expression is SQL text of the dialect. */
    public static ConstraintElement check(String name, String expression) {
        return new ConstraintElement(Constraint.Check.of(name, expression));
    }

    /** A foreign key, to be followed by what it refers to. */
    public static ForeignKeyStart foreignKey(String name, String... columns) {
        return new ForeignKeyStart(name, List.of(columns));
    }

    /** Any other constraint. */
    public static ConstraintElement constraint(Constraint constraint) {
        return new ConstraintElement(constraint);
    }

    /** A constraint that stays without a name (SQLite); other servers choose one, which a way back must know. */
    public static UnnamedElement unnamed(ConstraintElement element) {
        return new UnnamedElement(element.constraint().withName(""));
    }

    /** A foreign key that stays without a name (SQLite); other servers choose one, which a way back must know. */
    public static UnnamedElement unnamed(ForeignKeyElement element) {
        return new UnnamedElement(element.key().withName(""));
    }

    /** An index on columns. */
    public static Index index(String name, String... columns) {
        return Index.of(name, List.of(columns));
    }

    /** How a table is kept. */
    public static OptionsElement options(TableOptions options) {
        return new OptionsElement(options);
    }

    /** A table's comment. */
    public static CommentElement comment(String text) {
        return new CommentElement(text);
    }

    /** Text of at most that many characters. */
    public static DataType string(int length) {
        return new DataType.Varchar(length);
    }

    /** Text without a bound. */
    public static DataType text() {
        return new DataType.Text();
    }

    /** A whole number of 16 bits. */
    public static DataType smallint() {
        return new DataType.SmallInt();
    }

    /** A whole number of 32 bits. */
    public static DataType integer() {
        return new DataType.Int();
    }

    /** A whole number of 64 bits. */
    public static DataType bigint() {
        return new DataType.BigInt();
    }

    /** An exact number of that many digits, that many of them after the point. */
    public static DataType numeric(int precision, int scale) {
        return new DataType.Numeric(precision, scale);
    }

    /** A floating-point number of 32 bits. */
    public static DataType real() {
        return new DataType.Real();
    }

    /** A floating-point number of 64 bits. */
    public static DataType doublePrecision() {
        return new DataType.Double();
    }

    /** True or false. */
    public static DataType bool() {
        return new DataType.Bool();
    }

    /** A day. */
    public static DataType date() {
        return new DataType.Date();
    }

    /** A time of day, without an offset. */
    public static DataType time() {
        return new DataType.Time(DataType.UNSPECIFIED, false);
    }

    /** A day and a time, without time zone. */
    public static DataType timestamp() {
        return new DataType.Timestamp(DataType.UNSPECIFIED, false);
    }

    /** A point in time. */
    public static DataType timestampWithTimeZone() {
        return new DataType.Timestamp(DataType.UNSPECIFIED, true);
    }

    /** A span of time. */
    public static DataType interval() {
        return new DataType.Interval();
    }

    /** A universally unique identifier. */
    public static DataType uuid() {
        return new DataType.Uuid();
    }

    /** A JSON document. */
    public static DataType json() {
        return new DataType.Json();
    }

    /** A JSON document in the server's binary form. */
    public static DataType jsonb() {
        return new DataType.Jsonb();
    }

    /** Bytes without a bound. */
    public static DataType binary() {
        return new DataType.Binary(DataType.UNSPECIFIED);
    }

    /** At most that many bytes. */
    public static DataType binary(int length) {
        return new DataType.Binary(length);
    }

    /** One of these texts; on PostgreSQL a type of that name, which must exist. */
    public static DataType enumeration(String name, String... values) {
        return new DataType.Enumeration(name(name), List.of(values));
    }

    /** A list of values. */
    public static DataType array(DataType element) {
        return new DataType.Array(element);
    }

    /** A type by the name that the dialect has for it, SQL text. */
    public static DataType type(String name, String... arguments) {
        return new DataType.Native(name, List.of(arguments));
    }

    /** {@code name}, or {@code namespace.name}; a name with a dot of its own is a {@link QualifiedName}. */
    static QualifiedName name(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? QualifiedName.of(text) : QualifiedName.of(text.substring(0, dot), text.substring(dot + 1));
    }

    /**
     * A Java value as a constant: null, text, numbers, booleans, bytes, dates and times (as ISO 8601), UUIDs and enums (by
     * name).
     *
     * @throws IllegalArgumentException for any other
     */
    public static Literal literal(@Nullable Object value) {
        return switch (value) {
            case null -> new Literal.Null();
            case Literal it -> it;
            case Boolean it -> Literal.of(it.booleanValue());
            case BigDecimal it -> Literal.of(it);
            case BigInteger it -> Literal.of(new BigDecimal(it));
            case Double it -> Literal.of(BigDecimal.valueOf(it));
            case Float it -> Literal.of(new BigDecimal(it.toString()));
            case Number it -> Literal.of(it.longValue());
            case byte[] it -> Literal.of(it);
            case CharSequence it -> Literal.of(it.toString());
            case Character it -> Literal.of(it.toString());
            case Enum<?> it -> Literal.of(it.name());
            case UUID it -> Literal.of(it.toString());
            case TemporalAccessor it -> Literal.of(it.toString().replace('T', ' '));
            default ->
                throw new IllegalArgumentException("a value of "
                        + value.getClass().getName() + " has no constant; give its text, a number or bytes");
        };
    }
}
