package dev.windlass.diff;

import dev.windlass.schema.QualifiedName;

/** That something is the same under another name. */
public sealed interface Rename {
    /** The other way round. */
    Rename inverse();

    /** As {@code --rename} has it: {@code old=new}. */
    String text();

    /** A table. */
    record OfTable(QualifiedName from, QualifiedName to) implements Rename {
        @Override
        public Rename inverse() {
            return new OfTable(to, from);
        }

        @Override
        public String text() {
            return from + "=" + to;
        }
    }

    /**
     * A column.
     *
     * @param table the table, by the name it has afterwards
     */
    record OfColumn(QualifiedName table, String from, String to) implements Rename {
        @Override
        public Rename inverse() {
            return new OfColumn(table, to, from);
        }

        @Override
        public String text() {
            return table + "." + from + "=" + table + "." + to;
        }
    }

    /** A value of an enum type. */
    record OfEnumValue(QualifiedName type, String from, String to) implements Rename {
        @Override
        public Rename inverse() {
            return new OfEnumValue(type, to, from);
        }

        @Override
        public String text() {
            return type + "." + from + "=" + type + "." + to;
        }
    }
}
