package dev.windlass.schema;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a column numbers its rows, if it does. */
public sealed interface Identity {
    /** It does not. */
    None NONE = new None();

    /** It does not. */
    record None() implements Identity {}

    /**
     * {@code GENERATED … AS IDENTITY}, of the SQL standard.
     *
     * @param always whether a value given by the user is refused
     * @param options the options of its sequence
     */
    record Standard(boolean always, SequenceOptions options) implements Identity {}

    /**
     * PostgreSQL's {@code serial}: a sequence of its own and a default. Two are equal whatever their sequences are called:
     * the name stays when table or column are renamed.
     *
     * @param sequence the sequence's name, in the namespace of its table; empty for the one that the server chooses
     * @param type the type of the sequence's numbers; nothing for that of the column, which it loses when the column
     *     alone gets another type
     */
    record Serial(String sequence, Optional<DataType> type) implements Identity {
        /** A sequence of the name that the server chooses. */
        public Serial() {
            this("");
        }

        /** A sequence of that name. */
        public Serial(String sequence) {
            this(sequence, Optional.empty());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Serial serial && type.equals(serial.type);
        }

        @Override
        public int hashCode() {
            return type.hashCode();
        }
    }

    /** MySQL's {@code AUTO_INCREMENT}, SQLite's {@code AUTOINCREMENT}. */
    record AutoIncrement() implements Identity {}
}
