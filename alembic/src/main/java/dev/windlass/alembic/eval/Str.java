package dev.windlass.alembic.eval;

import java.util.Iterator;

/** A string. */
public record Str(String value) implements Value {
    @Override
    public TypeValue type() {
        return Types.STR;
    }

    @Override
    public String repr(Run run) {
        return quoted(value);
    }

    @Override
    public String text(Run run) {
        return value;
    }

    @Override
    public boolean truth(Run run) {
        return !value.isEmpty();
    }

    @Override
    public int size(Run run) {
        return value.codePointCount(0, value.length());
    }

    @Override
    public Iterator<Value> iterator(Run run) {
        return value.codePoints()
                .<Value>mapToObj(c -> new Str(Character.toString(c)))
                .iterator();
    }

    @Override
    public boolean contains(Run run, Value item) {
        if (!(item instanceof Str part)) {
            throw Errors.type("'in <string>' requires string as left operand, not "
                    + item.type().name());
        }
        return value.contains(part.value);
    }

    @Override
    public Value item(Run run, Value key) {
        int[] points = value.codePoints().toArray();
        if (key instanceof SliceValue slice) {
            StringBuilder part = new StringBuilder();
            slice.indices(points.length).forEach(i -> part.appendCodePoint(points[i]));
            return new Str(part.toString());
        }
        return new Str(Character.toString(points[Operators.index(run, key, points.length, "string")]));
    }

    /** The string as Python's {@code repr} writes it. */
    static String quoted(String value) {
        char mark = value.indexOf('\'') >= 0 && value.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder text = new StringBuilder().append(mark);
        value.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\\' -> text.append("\\\\");
                default -> {
                    if (c == mark) {
                        text.append('\\').append(mark);
                    } else if (c < 32 || c == 127) {
                        text.append(String.format("\\x%02x", c));
                    } else {
                        text.appendCodePoint(c);
                    }
                }
            }
        });
        return text.append(mark).toString();
    }
}
