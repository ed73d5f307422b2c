package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.Names;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.SequenceOptions;
import java.util.List;

/** The sequence behind a serial or identity column that exists already. */
record PostgresqlSerial(PostgresqlQuoting quoting, QualifiedName table, String column) {
    private static final int LONGEST_NAME = 63;

    /** The name that the server gives it, as SQL. */
    String sequence() {
        return quoting.name(table.sibling(sequenceName(table.name(), column)));
    }

    /** The name that the server gives it: {@code table_column_seq}, the longer part cut first (makeObjectName). */
    static String sequenceName(String table, String column) {
        String first = table;
        String second = column;
        while (Names.bytes(first) + Names.bytes(second) + "__seq".length() > LONGEST_NAME) {
            if (Names.bytes(first) > Names.bytes(second)) {
                first = first.substring(0, first.offsetByCodePoints(first.length(), -1));
            } else {
                second = second.substring(0, second.offsetByCodePoints(second.length(), -1));
            }
        }
        return first + "_" + second + "_seq";
    }

    List<String> create(String type, String alter) {
        return List.of(
                "CREATE SEQUENCE " + sequence() + " AS " + type + " OWNED BY " + quoting.name(table) + "."
                        + quoting.identifier(column),
                alter + "SET DEFAULT nextval(" + quoting.text(sequence()) + "::regclass)",
                continueAfterRows());
    }

    /** Drops the sequence, whose name is another one after the table or the column was renamed. */
    String drop() {
        return "DO "
                + PostgresqlRoutines.dollarQuoted("BEGIN EXECUTE 'DROP SEQUENCE ' || pg_get_serial_sequence("
                        + quoting.text(quoting.name(table)) + ", " + quoting.text(column) + "); END");
    }

    /** The next number is one that no row has. */
    String continueAfterRows() {
        return "SELECT setval(pg_get_serial_sequence(" + quoting.text(quoting.name(table)) + ", "
                + quoting.text(column) + "), coalesce(max(" + quoting.identifier(column) + "), 0) + 1, false) FROM "
                + quoting.name(table);
    }

    static String setOptions(SequenceOptions options) {
        return PostgresqlObjects.options(options)
                .replaceAll(
                        " (INCREMENT BY|NO MINVALUE|MINVALUE|NO MAXVALUE|MAXVALUE|START WITH|CACHE|NO CYCLE|CYCLE)",
                        " SET $1");
    }
}
