package dev.windlass.cli;

import dev.windlass.command.Difference;
import dev.windlass.command.Differences;
import dev.windlass.dialect.Inspected;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How differences are shown. */
final class DifferencesView {
    private DifferencesView() {}

    static Map<String, Object> document(Differences differences) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("in_sync", differences.inSync());
        document.put("actual", differences.actual());
        document.put("desired", differences.desired());
        document.put("operations", operations(differences.differences()));
        document.put("unmanaged", unmanaged(differences.unmanaged()));
        document.put("perhaps_renamed", differences.perhapsRenamed());
        document.put("column_order", Console.texts(differences.columnOrder()));
        return document;
    }

    static List<Map<String, Object>> operations(List<Difference> differences) {
        return differences.stream()
                .map(difference -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("kind", difference.kind());
                    one.put("object", difference.object());
                    difference.to().ifPresent(name -> one.put("to", name));
                    one.put("sql", difference.sql());
                    one.put("hazards", difference.hazards());
                    return one;
                })
                .toList();
    }

    static List<Map<String, Object>> unmanaged(List<Inspected.Unmanaged> unmanaged) {
        return unmanaged.stream()
                .map(one -> {
                    Map<String, Object> document = new LinkedHashMap<>();
                    document.put("kind", one.kind());
                    document.put("name", one.name());
                    document.put("why", one.why());
                    return document;
                })
                .toList();
    }

    /** The kinds of change and what they are about, with what is dangerous about them. */
    static void list(Console console, List<Difference> differences) {
        for (Difference difference : differences) {
            console.result("  " + difference.kind().replace('_', ' ') + "  " + difference.object()
                    + difference.to().map(name -> " to " + name).orElse(""));
            difference.hazards().forEach(hazard -> console.result("      ! " + hazard));
        }
    }

    /** The statements. */
    static void sql(Console console, List<Difference> differences) {
        for (Difference difference : differences) {
            difference.hazards().forEach(hazard -> console.result("-- " + hazard));
            difference.sql().forEach(sql -> console.result(sql + ";"));
        }
    }

    static void notes(Console console, Differences differences) {
        differences
                .perhapsRenamed()
                .forEach(rename -> console.note(
                        "Perhaps " + rename.replace("=", " was renamed to ") + "; then give --rename " + rename + "."));
        if (!differences.columnOrder().isEmpty()) {
            console.note("The order of columns differs, which is left as it is: "
                    + String.join(", ", Console.texts(differences.columnOrder())) + ".");
        }
        unmanagedNotes(console, differences.unmanaged());
    }

    static void unmanagedNotes(Console console, List<Inspected.Unmanaged> unmanaged) {
        if (!unmanaged.isEmpty()) {
            console.note("Seen and not compared:");
            unmanaged.stream()
                    .limit(20)
                    .forEach(one -> console.note("  " + one.kind() + " " + one.name() + ": " + one.why()));
            if (unmanaged.size() > 20) {
                console.note("  … and " + (unmanaged.size() - 20) + " more (--json shows all)");
            }
        }
    }
}
