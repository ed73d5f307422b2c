package dev.windlass.command;

import dev.windlass.dialect.ServerVersion;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.execute.SqlFailure;
import dev.windlass.jdbc.DevPlace;
import dev.windlass.schema.Table;
import dev.windlass.sql.Piece;
import dev.windlass.sql.Statement;
import dev.windlass.sql.StatementSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows for the tables of a dev database. */
final class TestData {
    private TestData() {}

    /** Runs a file's statements; one whose table is not there yet, or that has been run before, may fail. */
    static void fill(Comparing comparing, DevPlace place, ServerVersion version, Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw Problem.of(ErrorCode.USAGE, "The file with rows cannot be read")
                    .at(file.toString())
                    .because(String.valueOf(e.getMessage()))
                    .toException();
        }
        for (Piece piece : StatementSplitter.split(text, file.toString(), comparing.splitting(version))) {
            if (piece instanceof Piece.Sql sql) {
                run(place, sql.statement());
            }
        }
    }

    private static void run(DevPlace place, Statement statement) {
        try {
            place.execute(List.of(statement), List.of());
        } catch (SqlFailure e) {
            // Its table comes with a later revision, or its rows are there.
        }
    }

    /** The number of rows of each table. */
    static Map<String, Long> count(Comparing comparing, DevPlace place, List<Table> tables) {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (Table table : tables) {
            rows.put(
                    table.name().toString(),
                    place.number("SELECT count(*) FROM "
                            + comparing.dialect().quoting().name(table.name())));
        }
        return rows;
    }
}
