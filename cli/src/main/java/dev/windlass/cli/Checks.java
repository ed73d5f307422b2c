package dev.windlass.cli;

import dev.windlass.command.Check;
import dev.windlass.error.Exit;
import dev.windlass.error.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows what checking commands looked at. */
final class Checks {
    private Checks() {}

    /**
     * Shows it; gives the exit status.
     *
     * @param facts whether what was seen is shown too
     */
    static int show(Console console, List<Check> checks, boolean facts) {
        long passed = checks.stream().filter(Check::ok).count();
        if (console.json()) {
            console.document(document(checks, passed));
        } else {
            for (Check check : checks) {
                console.result((check.ok() ? "✓ " : "✗ ") + check.name());
                if (facts) {
                    check.facts().forEach(fact -> console.result("    " + fact));
                }
                for (Problem problem : check.problems()) {
                    console.result("    " + problem.code().id() + " " + problem.message()
                            + (problem.where().isEmpty() ? "" : " (" + problem.where() + ")"));
                    if (!problem.why().isEmpty()) {
                        console.result("      " + problem.why().replace("\n", "\n      "));
                    }
                    console.result("      " + problem.next());
                }
            }
            console.result(passed + "/" + checks.size());
        }
        return passed == checks.size() ? Exit.DONE : Exit.FOUND;
    }

    private static Map<String, Object> document(List<Check> checks, long passed) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("passed", passed);
        document.put("total", checks.size());
        document.put("checks", checks.stream().map(Checks::document).toList());
        return document;
    }

    private static Map<String, Object> document(Check check) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", check.name());
        document.put("ok", check.ok());
        document.put(
                "detail",
                check.problems().stream().map(Console::problemDocument).toList());
        if (!check.facts().isEmpty()) {
            document.put("facts", check.facts());
        }
        return document;
    }
}
