package dev.windlass.cli;

import dev.windlass.command.CompareRequest;
import dev.windlass.diff.ObjectFilter;
import java.util.ArrayList;
import java.util.List;

/** The options of all commands that compare. */
final class CompareOptions implements Declaration.Declared {
    List<String> include = List.of();

    List<String> exclude = List.of();

    List<String> renames = List.of();

    @Override
    public void declare(Declaration declaration) {
        declaration
                .options(
                        String.class,
                        "PATTERN",
                        "Compare these objects alone: a name with *, or a kind and a name, such as view:report_*.",
                        given -> include = given,
                        "--include")
                .options(String.class, "PATTERN", "Leave these objects out.", given -> exclude = given, "--exclude")
                .options(
                        String.class,
                        "OLD=NEW",
                        "Take the new table, or column as table.column, for the old one under another name.",
                        given -> renames = given,
                        "--rename");
    }

    CompareRequest request(dev.windlass.config.Configuration configuration) {
        return new CompareRequest(filter(configuration), renames);
    }

    ObjectFilter filter(dev.windlass.config.Configuration configuration) {
        return new ObjectFilter(
                plus(configuration.value(dev.windlass.config.Settings.COMPARE_INCLUDE), include),
                plus(configuration.value(dev.windlass.config.Settings.COMPARE_EXCLUDE), exclude));
    }

    private static List<String> plus(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
