package dev.windlass.alembic.eval;

import java.math.BigDecimal;

/** A floating point number. */
public record Real(double value) implements Value {
    @Override
    public TypeValue type() {
        return Types.FLOAT;
    }

    @Override
    public String repr(Run run) {
        return text(value);
    }

    /** The shortest text that gives the number back, as Python writes it: {@code 1.0}, {@code 1e+16}, {@code inf}. */
    static String text(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = exact.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String digits = exact.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (value < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    @Override
    public boolean truth(Run run) {
        return value != 0;
    }

    // 1.0 and 1 are one key.
    @Override
    public int hashCode() {
        return value == Math.rint(value) && !Double.isInfinite(value)
                ? new Int(new BigDecimal(value).toBigInteger()).hashCode()
                : Double.hashCode(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Real real && real.value == value;
    }
}
