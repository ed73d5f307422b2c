package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.Names;
import dev.windlass.dialect.RenderContext;
import dev.windlass.schema.Column;
import dev.windlass.schema.Identity;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.SequenceOptions;
import java.util.ArrayList;
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

    /**
     * Drops the sequence, which the server finds where the name is not known.
     *
     * @param name its name; empty if it is the one the server chooses, or was before table or column were renamed
     */
    String drop(String name) {
        return name.isEmpty()
                ? "DO "
                        + PostgresqlRoutines.dollarQuoted("BEGIN EXECUTE 'DROP SEQUENCE ' || pg_get_serial_sequence("
                                + quoting.text(quoting.name(table)) + ", " + quoting.text(column) + "); END")
                : "DROP SEQUENCE " + quoting.name(table.sibling(name));
    }

    /** Gives the sequence another type, whatever it is called; the name as in {@link #drop}. */
    String retype(String name, String type) {
        return name.isEmpty()
                ? "DO "
                        + PostgresqlRoutines.dollarQuoted("BEGIN EXECUTE 'ALTER SEQUENCE ' || pg_get_serial_sequence("
                                + quoting.text(quoting.name(table)) + ", " + quoting.text(column) + ") || ' AS " + type
                                + "'; END")
                : "ALTER SEQUENCE " + quoting.name(table.sibling(name)) + " AS " + type;
    }

    /** The statements that give the sequence of a new column its own name and type, where the server chooses others. */
    static List<String> named(
            PostgresqlQuoting quoting,
            QualifiedName table,
            Column column,
            PostgresqlTypes types,
            RenderContext context) {
        List<String> statements = new ArrayList<>();
        if (column.identity() instanceof Identity.Serial serial) {
            String alter = "ALTER SEQUENCE " + new PostgresqlSerial(quoting, table, column.name()).sequence();
            serial.type().ifPresent(type -> statements.add(alter + " AS " + types.sql(type, context)));
            if (!serial.sequence().isEmpty()) {
                statements.add(alter + " RENAME TO " + quoting.identifier(serial.sequence()));
            }
        }
        return statements;
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
