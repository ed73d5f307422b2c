package dev.windlass.alembic.python;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of Python. {@code at} is the offset of its first character, or of its operator. */
public sealed interface Expr {
    /** The offset in the source. */
    int at();

    /** A whole number. */
    record IntLiteral(int at, BigInteger value) implements Expr {}

    /** A floating point number. */
    record FloatLiteral(int at, double value) implements Expr {}

    /** An imaginary number. */
    record ImaginaryLiteral(int at, double value) implements Expr {}

    /** A string. */
    record StringLiteral(int at, String value) implements Expr {}

    /** A bytes literal; each character is one byte. */
    record BytesLiteral(int at, String value) implements Expr {}

    /** {@code True} or {@code False}. */
    record BoolLiteral(int at, boolean value) implements Expr {}

    /** {@code None}. */
    record NoneLiteral(int at) implements Expr {}

    /** {@code ...}. */
    record EllipsisLiteral(int at) implements Expr {}

    /** An f-string. */
    record Formatted(int at, List<Piece> pieces) implements Expr {}

    /** A part of an f-string. */
    sealed interface Piece {
        /** Text as it is. */
        record Text(String text) implements Piece {}

        /**
         * A replacement field.
         *
         * @param conversion {@code s}, {@code r}, {@code a}, or 0 for none
         * @param format what follows the colon; none if there is no colon
         */
        record Field(Expr value, char conversion, List<Piece> format) implements Piece {}
    }

    /** A name. */
    record Name(int at, String id) implements Expr {}

    /** {@code target.name}. */
    record Attribute(int at, Expr target, String name) implements Expr {}

    /** {@code target[index]}. */
    record Subscript(int at, Expr target, Expr index) implements Expr {}

    /** {@code lower:upper:step} in a subscript. */
    record Slice(
            int at,
            @Nullable Expr lower,
            @Nullable Expr upper,
            @Nullable Expr step) implements Expr {}

    /** {@code callee(arguments)}. */
    record Call(int at, Expr callee, List<Argument> arguments) implements Expr {}

    /** How an argument is passed. */
    enum Passing {
        POSITIONAL,
        NAMED,
        STAR,
        DOUBLE_STAR
    }

    /**
     * An argument of a call.
     *
     * @param name the keyword; empty unless it is passed by name
     */
    record Argument(Passing passing, String name, Expr value) {}

    /** {@code -x}, {@code +x}, {@code ~x} or {@code not x}. */
    record Unary(int at, String operator, Expr operand) implements Expr {}

    /** An arithmetic or bitwise operation. */
    record Binary(int at, String operator, Expr left, Expr right) implements Expr {}

    /** {@code and} or {@code or} of two or more. */
    record Logical(int at, boolean and, List<Expr> operands) implements Expr {}

    /** A chain of comparisons. */
    record Compare(int at, Expr first, List<Comparison> rest) implements Expr {}

    /**
     * One comparison of a chain.
     *
     * @param operator such as {@code <}, {@code in}, {@code not in}, {@code is not}
     */
    record Comparison(int at, String operator, Expr right) {}

    /** {@code then if test else otherwise}. */
    record Conditional(int at, Expr test, Expr then, Expr otherwise) implements Expr {}

    /** {@code lambda parameters: body}. */
    record Lambda(int at, Parameters parameters, Expr body) implements Expr {}

    /** {@code [a, b]}. */
    record ListDisplay(int at, List<Expr> items) implements Expr {}

    /** {@code a, b}. */
    record TupleDisplay(int at, List<Expr> items) implements Expr {}

    /** {@code {a, b}}. */
    record SetDisplay(int at, List<Expr> items) implements Expr {}

    /** {@code {a: b, **c}}. */
    record DictDisplay(int at, List<Entry> entries) implements Expr {}

    /**
     * An entry of a dictionary.
     *
     * @param key the key; null for {@code **value}
     */
    record Entry(@Nullable Expr key, Expr value) {}

    /** What a comprehension makes. */
    enum Making {
        LIST,
        SET,
        DICT,
        GENERATOR
    }

    /**
     * A comprehension.
     *
     * @param element the element, or the key
     * @param value the value, for a dictionary
     */
    record Comprehension(
            int at, Making making, Expr element, @Nullable Expr value, List<Clause> clauses) implements Expr {}

    /** {@code for target in iterable if conditions}. */
    record Clause(Expr target, Expr iterable, List<Expr> conditions, boolean async) {}

    /** {@code *value}. */
    record Starred(int at, Expr value) implements Expr {}

    /** {@code name := value}. */
    record Walrus(int at, Name name, Expr value) implements Expr {}

    /** {@code await value}. */
    record Await(int at, Expr value) implements Expr {}

    /** {@code yield value}. */
    record Yield(int at, @Nullable Expr value) implements Expr {}

    /** {@code yield from value}. */
    record YieldFrom(int at, Expr value) implements Expr {}

    /** How a parameter takes its argument. */
    enum Taking {
        POSITIONAL_ONLY,
        EITHER,
        NAMED_ONLY,
        STAR,
        DOUBLE_STAR
    }

    /** A parameter of a function. */
    record Parameter(
            int at,
            String name,
            Taking taking,
            @Nullable Expr annotation,
            @Nullable Expr defaultValue) {}

    /** The parameters of a function. */
    record Parameters(List<Parameter> list) {}
}
