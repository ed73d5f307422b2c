package dev.windlass.alembic.eval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Arithmetic of whole, floating point and decimal numbers. */
final class Numbers {
    private static final int MAX_BITS = 1_000_000;

    private Numbers() {}

    static boolean isNumber(Value value) {
        return value instanceof Int || value instanceof Real || value instanceof Bool || value instanceof DecimalValue;
    }

    private static Value plain(Value value) {
        return value instanceof Bool bool ? bool.number() : value;
    }

    static @Nullable Value binary(String operator, Value leftValue, Value rightValue) {
        Value left = plain(leftValue);
        Value right = plain(rightValue);
        if (leftValue instanceof Bool a && rightValue instanceof Bool b) {
            switch (operator) {
                case "|" -> {
                    return Bool.of(a == Bool.TRUE || b == Bool.TRUE);
                }
                case "&" -> {
                    return Bool.of(a == Bool.TRUE && b == Bool.TRUE);
                }
                case "^" -> {
                    return Bool.of(a != b);
                }
                default -> {}
            }
        }
        if (left instanceof Int a && right instanceof Int b) {
            return whole(operator, a.value(), b.value());
        }
        if (left instanceof DecimalValue || right instanceof DecimalValue) {
            if (left instanceof Real || right instanceof Real) {
                return null;
            }
            return decimal(operator, toDecimal(left), toDecimal(right));
        }
        return real(operator, toDouble(left), toDouble(right));
    }

    private static @Nullable Value whole(String operator, BigInteger a, BigInteger b) {
        return switch (operator) {
            case "+" -> new Int(a.add(b));
            case "-" -> new Int(a.subtract(b));
            case "*" -> {
                requireSize((long) a.bitLength() + b.bitLength());
                yield new Int(a.multiply(b));
            }
            case "/" -> {
                requireNonZero(b.signum() == 0);
                yield new Real(new BigDecimal(a)
                        .divide(new BigDecimal(b), MathContext.DECIMAL64)
                        .doubleValue());
            }
            case "//" -> {
                requireNonZero(b.signum() == 0);
                yield new Int(floorDivide(a, b));
            }
            case "%" -> {
                requireNonZero(b.signum() == 0);
                yield new Int(a.subtract(floorDivide(a, b).multiply(b)));
            }
            case "**" -> {
                if (b.signum() < 0) {
                    yield new Real(Math.pow(a.doubleValue(), b.doubleValue()));
                }
                requireSize(b.bitLength() > 31 ? Long.MAX_VALUE : (long) a.bitLength() * b.intValue());
                yield new Int(a.pow(b.intValue()));
            }
            case "|" -> new Int(a.or(b));
            case "&" -> new Int(a.and(b));
            case "^" -> new Int(a.xor(b));
            case "<<" -> {
                requireSize(b.bitLength() > 31 ? Long.MAX_VALUE : (long) a.bitLength() + b.intValue());
                yield new Int(a.shiftLeft(b.intValue()));
            }
            case ">>" -> new Int(b.bitLength() > 31 ? BigInteger.ZERO : a.shiftRight(b.intValue()));
            default -> null;
        };
    }

    private static void requireSize(long bits) {
        if (bits > MAX_BITS) {
            throw Errors.of(Exceptions.OVERFLOW, "the number is too large");
        }
    }

    private static void requireNonZero(boolean zero) {
        if (zero) {
            throw Errors.of(Exceptions.ZERO_DIVISION, "division by zero");
        }
    }

    private static BigInteger floorDivide(BigInteger a, BigInteger b) {
        BigInteger[] parts = a.divideAndRemainder(b);
        return parts[1].signum() != 0 && parts[1].signum() != b.signum() ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static @Nullable Value real(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> new Real(a + b);
            case "-" -> new Real(a - b);
            case "*" -> new Real(a * b);
            case "/" -> {
                requireNonZero(b == 0);
                yield new Real(a / b);
            }
            case "//" -> {
                requireNonZero(b == 0);
                yield new Real(Math.floor(a / b));
            }
            case "%" -> {
                requireNonZero(b == 0);
                yield new Real(a - Math.floor(a / b) * b);
            }
            case "**" -> new Real(Math.pow(a, b));
            default -> null;
        };
    }

    private static @Nullable Value decimal(String operator, BigDecimal a, BigDecimal b) {
        // Decimal's default context has 28 digits and rounds half to even.
        MathContext context = new MathContext(28, java.math.RoundingMode.HALF_EVEN);
        return switch (operator) {
            case "+" -> new DecimalValue(a.add(b, context));
            case "-" -> new DecimalValue(a.subtract(b, context));
            case "*" -> new DecimalValue(a.multiply(b, context));
            case "/" -> {
                requireNonZero(b.signum() == 0);
                yield new DecimalValue(a.divide(b, context));
            }
            case "//" -> {
                requireNonZero(b.signum() == 0);
                yield new DecimalValue(a.divideToIntegralValue(b, context));
            }
            case "%" -> {
                requireNonZero(b.signum() == 0);
                yield new DecimalValue(a.remainder(b, context));
            }
            case "**" -> new DecimalValue(a.pow(b.intValueExact(), context));
            default -> null;
        };
    }

    static Value unary(String operator, Value operandValue) {
        Value operand = plain(operandValue);
        return switch (operand) {
            case Int whole ->
                switch (operator) {
                    case "-" -> new Int(whole.value().negate());
                    case "~" -> new Int(whole.value().not());
                    default -> whole;
                };
            case Real real -> operator.equals("-") ? new Real(-real.value()) : real;
            case DecimalValue decimal ->
                operator.equals("-") ? new DecimalValue(decimal.value().negate()) : decimal;
            default -> throw Errors.type("bad operand type for unary " + operator);
        };
    }

    static int compare(Value leftValue, Value rightValue) {
        Value left = plain(leftValue);
        Value right = plain(rightValue);
        if (left instanceof Int a && right instanceof Int b) {
            return a.value().compareTo(b.value());
        }
        if (left instanceof Real || right instanceof Real) {
            return Double.compare(toDouble(left) + 0.0, toDouble(right) + 0.0);
        }
        return toDecimal(left).compareTo(toDecimal(right));
    }

    static double toDouble(Value value) {
        return switch (plain(value)) {
            case Int whole -> whole.value().doubleValue();
            case Real real -> real.value();
            case DecimalValue decimal -> decimal.value().doubleValue();
            default ->
                throw Errors.type("must be real number, not " + value.type().name());
        };
    }

    private static BigDecimal toDecimal(Value value) {
        return switch (value) {
            case Int whole -> new BigDecimal(whole.value());
            case DecimalValue decimal -> decimal.value();
            default -> throw Errors.type("must be a number");
        };
    }
}
