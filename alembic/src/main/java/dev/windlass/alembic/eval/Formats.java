package dev.windlass.alembic.eval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code format()} and {@code str.format} (library reference, "Format String Syntax"). */
final class Formats {
    private static final Pattern SPECIFICATION =
            Pattern.compile("(?s)(?:(.)?([<>=^]))?([+\\- ])?z?(#)?(0)?(\\d+)?([,_])?(?:\\.(\\d+))?([a-zA-Z%])?");

    private Formats() {}

    /** {@code format(value, specification)}. */
    static String format(Run run, Value value, String specification) {
        if (value instanceof Formattable formattable && !specification.isEmpty()) {
            return formattable.format(run, specification);
        }
        if (value instanceof Instance instance) {
            Value method = instance.type().bind(run, instance, "__format__");
            if (method != null) {
                return method.call(run, Arguments.of(new Str(specification))).text(run);
            }
        }
        if (specification.isEmpty()) {
            return value.text(run);
        }
        Matcher parts = SPECIFICATION.matcher(specification);
        if (!parts.matches()) {
            throw Errors.value("Invalid format specifier '" + specification + "'");
        }
        Value plain = Operators.underlying(value);
        boolean number = Numbers.isNumber(plain) && !(plain instanceof Bool && parts.group(9) == null);
        String body = number ? number(parts, plain) : text(parts, value.text(run));
        return padded(run, parts, body, number);
    }

    private static String text(Matcher parts, String text) {
        if (parts.group(9) != null && !parts.group(9).equals("s")) {
            throw Errors.value("Unknown format code '" + parts.group(9) + "' for object of type 'str'");
        }
        if (parts.group(8) == null) {
            return text;
        }
        int length = Math.min(text.length(), Integer.parseInt(parts.group(8)));
        return text.substring(0, length);
    }

    private static String padded(Run run, Matcher parts, String body, boolean number) {
        if (parts.group(6) == null) {
            return body;
        }
        int width = width(parts.group(6));
        run.requireLength(width);
        int missing = width - body.codePointCount(0, body.length());
        if (missing <= 0) {
            return body;
        }
        boolean zero = parts.group(5) != null && parts.group(2) == null;
        String align = parts.group(2) != null ? parts.group(2) : zero && number ? "=" : number ? ">" : "<";
        String fill = parts.group(1) != null ? parts.group(1) : zero ? "0" : " ";
        return switch (align) {
            case "<" -> body + fill.repeat(missing);
            case ">" -> fill.repeat(missing) + body;
            case "^" -> fill.repeat(missing / 2) + body + fill.repeat(missing - missing / 2);
            default -> {
                boolean signed = !body.isEmpty() && "+- ".indexOf(body.charAt(0)) >= 0;
                yield signed ? body.charAt(0) + fill.repeat(missing) + body.substring(1) : fill.repeat(missing) + body;
            }
        };
    }

    private static int width(String digits) {
        return digits.length() > 8 ? Integer.MAX_VALUE / 2 : Integer.parseInt(digits);
    }

    private static String number(Matcher parts, Value value) {
        Value number = value instanceof Bool bool ? bool.number() : value;
        String kind = parts.group(9);
        String digits;
        boolean negative;
        if (number instanceof Int whole && (kind == null || "bcdoxXn".contains(kind))) {
            negative = whole.value().signum() < 0;
            digits = whole(whole.value().abs(), kind == null ? "d" : kind, parts.group(4) != null);
        } else {
            if (number instanceof Real real && (Double.isNaN(real.value()) || Double.isInfinite(real.value()))) {
                negative = real.value() < 0;
                digits = Real.text(Math.abs(real.value()));
            } else {
                BigDecimal decimal = number instanceof DecimalValue d
                        ? d.value()
                        : number instanceof Int i
                                ? new BigDecimal(i.value())
                                : new BigDecimal(Numbers.toDouble(number));
                negative = decimal.signum() < 0;
                int precision = parts.group(8) == null ? -1 : Integer.parseInt(parts.group(8));
                digits = fraction(number, decimal.abs(), kind == null ? "" : kind, precision);
            }
        }
        if (parts.group(7) != null) {
            digits = grouped(digits, parts.group(7));
        }
        String sign = negative ? "-" : parts.group(3) == null || parts.group(3).equals("-") ? "" : parts.group(3);
        return sign + digits;
    }

    private static String whole(BigInteger value, String kind, boolean prefix) {
        return switch (kind) {
            case "x" -> (prefix ? "0x" : "") + value.toString(16);
            case "X" -> (prefix ? "0X" : "") + value.toString(16).toUpperCase(java.util.Locale.ROOT);
            case "o" -> (prefix ? "0o" : "") + value.toString(8);
            case "b" -> (prefix ? "0b" : "") + value.toString(2);
            case "c" -> Character.toString(value.intValue());
            default -> value.toString();
        };
    }

    private static String fraction(Value number, BigDecimal value, String kind, int precision) {
        int digits = Math.min(precision, 1000);
        return switch (kind) {
            case "f", "F" ->
                value.setScale(precision < 0 ? 6 : digits, RoundingMode.HALF_EVEN)
                        .toPlainString();
            case "%" ->
                value.multiply(BigDecimal.valueOf(100))
                                .setScale(precision < 0 ? 6 : digits, RoundingMode.HALF_EVEN)
                                .toPlainString()
                        + "%";
            case "e", "E" -> exponent(value, precision < 0 ? 6 : digits, kind.equals("E"));
            case "" ->
                precision < 0
                        ? number instanceof DecimalValue ? value.toString() : Real.text(value.doubleValue())
                        : general(value, Math.max(1, digits));
            default -> general(value, precision < 0 ? 6 : Math.max(1, digits));
        };
    }

    private static String exponent(BigDecimal value, int precision, boolean upper) {
        if (value.signum() == 0) {
            return (precision > 0 ? "0." + "0".repeat(precision) : "0") + (upper ? "E+00" : "e+00");
        }
        BigDecimal rounded = value.round(new java.math.MathContext(precision + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        String digits = rounded.unscaledValue().toString();
        digits = digits.length() < precision + 1 ? digits + "0".repeat(precision + 1 - digits.length()) : digits;
        return digits.charAt(0)
                + (precision > 0 ? "." + digits.substring(1, precision + 1) : "")
                + (upper ? "E" : "e")
                + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    private static String general(BigDecimal value, int precision) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal rounded = value.round(new java.math.MathContext(precision, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < precision) {
            String plain = rounded.toPlainString();
            return plain.contains(".") ? plain.replaceAll("0+$", "").replaceAll("\\.$", "") : plain;
        }
        String text = exponent(rounded, precision - 1, false);
        return text.contains(".") ? text.replaceAll("\\.?0+e", "e") : text;
    }

    private static String grouped(String digits, String separator) {
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        StringBuilder text = new StringBuilder(whole);
        for (int i = whole.length() - 3; i > 0; i -= 3) {
            text.insert(i, separator);
        }
        return text + (point < 0 ? "" : digits.substring(point));
    }

    /** {@code template.format(*positional, **named)}. */
    static String template(Run run, String template, List<Value> positional, Map<String, Value> named) {
        return new TemplateFormat(run, positional, named).fill(template, 0);
    }
}
