package dev.windlass.acceptance.operation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The outcomes of operations as the table in {@code docs/operations.md}. */
final class OperationTable {
    private static final List<String> PRODUCTS = List.of("postgresql", "mysql", "mariadb", "sqlite");
    private static final List<String> TITLES = List.of("PostgreSQL", "MySQL", "MariaDB", "SQLite");

    private OperationTable() {}

    /** @param found the outcomes by case and server */
    static String of(Map<String, Map<String, String>> found) {
        List<String> servers = found.values().stream()
                .flatMap(outcomes -> outcomes.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .sorted(Comparator.comparingInt((String server) -> PRODUCTS.indexOf(server.split(" ")[0]))
                        .thenComparingDouble(OperationTable::version))
                .toList();
        List<String> titles = servers.stream().map(OperationTable::title).toList();
        StringBuilder text = new StringBuilder("""
                # Operations

                Every operation as it was tried on %s: executed, undone, and the
                database back where it began, or refused for the capability that the server lacks. The message of a refusal says what to
                do in its place. This table is written by a test (`OperationMatrixTest`); do not edit it.

                """.formatted(said(titles)));
        row("operation", titles, text);
        text.append("|---".repeat(servers.size() + 1)).append("|\n");
        found.forEach((name, outcomes) -> row(
                name,
                servers.stream()
                        .map(server -> cell(outcomes.getOrDefault(server, "")))
                        .toList(),
                text));
        return text.toString();
    }

    private static double version(String server) {
        String[] words = server.split(" ");
        if (words.length < 2) {
            return 0;
        }
        String[] numbers = words[1].split("\\.");
        return Integer.parseInt(numbers[0]) + (numbers.length < 2 ? 0 : Integer.parseInt(numbers[1]) / 100.0);
    }

    private static String title(String server) {
        String[] words = server.split(" ", 2);
        String title = TITLES.get(PRODUCTS.indexOf(words[0]));
        return words.length < 2 ? title : title + " " + words[1];
    }

    /** {@code PostgreSQL 14, 15 and 18, MySQL 9.7 and SQLite}. */
    private static String said(List<String> titles) {
        List<String> parts = new ArrayList<>();
        for (String title : TITLES) {
            List<String> versions = titles.stream()
                    .filter(one -> one.startsWith(title))
                    .map(one -> one.substring(title.length()).strip())
                    .toList();
            if (!versions.isEmpty()) {
                parts.add((title + " " + listed(versions)).strip());
            }
        }
        return listed(parts);
    }

    private static String listed(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    private static void row(String first, List<String> cells, StringBuilder text) {
        text.append("| ")
                .append(first)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n");
    }

    private static String cell(String outcome) {
        String short_ = outcome.replaceAll("; without.*", "");
        if (short_.startsWith("refused")) {
            return short_.replaceAll(".*: ", "no `") + "`";
        }
        return short_.equals("other words") ? "" : short_.replaceAll("runs(, changes nothing)?", "yes");
    }
}
