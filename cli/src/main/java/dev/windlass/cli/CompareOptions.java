package dev.windlass.cli;

import dev.windlass.command.CompareRequest;
import dev.windlass.diff.ObjectFilter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of all commands that compare. */
final class CompareOptions {
    @Option(
            names = "--include",
            paramLabel = "PATTERN",
            description = "Compare these objects alone: a name with *, or a kind and a name, such as view:report_*.")
    List<String> include = List.of();

    @Option(names = "--exclude", paramLabel = "PATTERN", description = "Leave these objects out.")
    List<String> exclude = List.of();

    @Option(
            names = "--rename",
            paramLabel = "OLD=NEW",
            description = "Take the new table, or column as table.column, for the old one under another name.")
    List<String> renames = List.of();

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
