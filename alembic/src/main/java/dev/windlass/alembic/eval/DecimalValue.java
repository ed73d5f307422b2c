package dev.windlass.alembic.eval;

import java.math.BigDecimal;

/** A {@code decimal.Decimal}. */
public record DecimalValue(BigDecimal value) implements Value {
    @Override
    public TypeValue type() {
        return Types.DECIMAL;
    }

    @Override
    public String repr(Run run) {
        return "Decimal('" + text(run) + "')";
    }

    @Override
    public String text(Run run) {
        int exponent = value.precision() - value.scale() - 1;
        return value.scale() >= 0 && exponent >= -6 ? value.toPlainString() : value.toString();
    }

    @Override
    public boolean truth(Run run) {
        return value.signum() != 0;
    }
}
