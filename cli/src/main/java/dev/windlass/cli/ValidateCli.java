package dev.windlass.cli;

import dev.windlass.command.ValidateCommand;
import dev.windlass.error.Exit;
import dev.windlass.error.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code windlass validate}. */
@Command(description = "Check the scripts against themselves and the journal.")
final class ValidateCli implements Callable<Integer> {
    private final Commands.Surroundings around;

    ValidateCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        List<ValidateCommand.Check> checks = ValidateCommand.run(around.tools());
        long passed = checks.stream().filter(ValidateCommand.Check::ok).count();
        Console console = around.console();
        if (console.json()) {
            console.document(document(checks, passed));
        } else {
            for (ValidateCommand.Check check : checks) {
                console.result((check.ok() ? "✓ " : "✗ ") + check.name());
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

    private static Map<String, Object> document(List<ValidateCommand.Check> checks, long passed) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("passed", passed);
        document.put("total", checks.size());
        document.put(
                "checks",
                checks.stream()
                        .map(check -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("name", check.name());
                            one.put("ok", check.ok());
                            one.put(
                                    "detail",
                                    check.problems().stream()
                                            .map(Console::problemDocument)
                                            .toList());
                            return one;
                        })
                        .toList());
        return document;
    }
}
