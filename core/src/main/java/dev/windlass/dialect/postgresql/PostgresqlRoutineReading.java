package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.dialect.Inspected.Unmanaged;
import dev.windlass.schema.Routine;
import dev.windlass.schema.Trigger;
import java.util.ArrayList;
import java.util.List;

/** Functions, procedures and triggers from the catalogue's rows. */
final class PostgresqlRoutineReading {
    private static final int ROW = 1;
    private static final int BEFORE = 2;
    private static final int INSTEAD = 64;

    private PostgresqlRoutineReading() {}

    /** The functions and procedures that can be written again. */
    static List<Routine> routines(PostgresqlCatalogRows rows, List<Unmanaged> unmanaged) {
        List<Routine> routines = new ArrayList<>();
        for (CatalogRow row : rows.all("routines")) {
            String name = PostgresqlCatalogRows.name(row) + "(" + row.text("signature") + ")";
            String extension = rows.extension(row);
            String language = row.text("language");
            if (extension != null) {
                unmanaged.add(new Unmanaged("function", name, "belongs to the extension '" + extension + "'"));
            } else if (row.text("kind").equals("a")) {
                unmanaged.add(new Unmanaged("aggregate", name, "aggregates are not managed"));
            } else if (row.text("kind").equals("w")) {
                unmanaged.add(new Unmanaged("window function", name, "window functions are not managed"));
            } else if (language.equals("c") || language.equals("internal")) {
                unmanaged.add(new Unmanaged("function", name, "functions written in " + language + " are not managed"));
            } else {
                routines.add(routine(row, rows.comment("pg_proc", row)));
            }
        }
        return routines;
    }

    private static Routine routine(CatalogRow row, String comment) {
        String sqlBody = row.text("sql_body");
        String language = sqlBody.isEmpty() ? row.text("language") : "";
        return new Routine(
                row.text("kind").equals("p") ? Routine.Kind.PROCEDURE : Routine.Kind.FUNCTION,
                PostgresqlCatalogRows.name(row),
                row.text("arguments"),
                row.text("signature"),
                row.text("returns"),
                language,
                attributes(row, sqlBody),
                sqlBody.isEmpty() ? row.text("body") : sqlBody,
                comment);
    }

    /** What {@code pg_get_functiondef} writes between the line of the language and the body. */
    private static String attributes(CatalogRow row, String sqlBody) {
        String definition = row.text("definition");
        int end;
        if (sqlBody.isEmpty()) {
            int body = definition.lastIndexOf(row.text("body"));
            end = definition.lastIndexOf("\nAS $", body);
        } else {
            end = definition.lastIndexOf(sqlBody);
        }
        String head = definition.substring(0, end);
        int language = head.lastIndexOf("\n LANGUAGE ");
        int start = head.indexOf('\n', language + 1);
        return start < 0 ? "" : head.substring(start).strip().replaceAll("\\n ", "\n");
    }

    /** A trigger, whose definition is taken apart: {@code tgtype} says where the parts are. */
    static Trigger trigger(CatalogRow row, CatalogRow relation, String comment) {
        String definition = row.text("definition");
        long type = row.number("type");
        String timing = (type & BEFORE) != 0 ? "BEFORE" : (type & INSTEAD) != 0 ? "INSTEAD OF" : "AFTER";
        String each = (type & ROW) != 0 ? "FOR EACH ROW " : "FOR EACH STATEMENT ";
        int timed = definition.indexOf(" " + timing + " ", endOfName(definition));
        int events = timed + timing.length() + 2;
        String on = " ON " + row.text("table_sql") + " ";
        int table = definition.indexOf(on, events);
        int forEach = definition.indexOf(each, table + on.length());
        String rest = definition.substring(forEach + each.length());
        String when = "";
        if (row.flag("has_condition")) {
            int open = rest.indexOf('(');
            int close = PostgresqlText.closing(rest, open);
            when = PostgresqlText.bare(rest.substring(open, close + 1));
            rest = rest.substring(close + 1).strip();
        }
        return new Trigger(
                row.text("name"),
                PostgresqlCatalogRows.name(relation),
                timing,
                List.of(definition.substring(events, table).split(" OR ")),
                (type & ROW) != 0,
                row.nullable("is_constraint") != null,
                definition.substring(table + on.length(), forEach).strip(),
                when,
                rest,
                switch (row.text("enabled")) {
                    case "D" -> Trigger.Firing.NEVER;
                    case "R" -> Trigger.Firing.ON_REPLICAS;
                    case "A" -> Trigger.Firing.ALWAYS;
                    default -> Trigger.Firing.USUALLY;
                },
                comment);
    }

    /** Where the trigger's name ends, in which there may be anything if it is quoted. */
    private static int endOfName(String definition) {
        int start = definition.indexOf("TRIGGER ") + "TRIGGER ".length();
        if (definition.charAt(start) != '"') {
            return definition.indexOf(' ', start);
        }
        int end = start + 1;
        while (definition.charAt(end) != '"' || definition.startsWith("\"\"", end)) {
            end += definition.startsWith("\"\"", end) ? 2 : 1;
        }
        return end + 1;
    }
}
