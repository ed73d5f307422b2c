package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.Run;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Names constraints and indexes by a naming convention (SQLAlchemy, sql/naming.py). */
final class Naming {
    /** What applies where nothing is configured (sql/schema.py, DEFAULT_NAMING_CONVENTION). */
    static final Map<String, String> DEFAULT = Map.of("ix", "ix_%(column_0_label)s");

    private static final Pattern TOKEN = Pattern.compile("%\\((\\w+)\\)s");
    private static final Pattern COLUMN = Pattern.compile("(referred_)?column_(\\d+)(_?N)?_(name|key|label)");

    private Naming() {}

    static void constraint(Run run, ConstraintItem constraint) {
        TableItem table = constraint.table;
        String pattern = table == null ? null : table.metadata().convention().get(constraint.kind.convention);
        if (table == null || pattern == null || constraint.finalName) {
            return;
        }
        if (constraint.name == null || pattern.contains("%(constraint_name)s")) {
            if (constraint.name == null && pattern.contains("%(constraint_name)s")) {
                if (constraint.typeBound) {
                    return;
                }
                throw Errors.of(
                        LibraryErrors.INVALID_REQUEST,
                        "Naming convention including %(constraint_name)s token requires that constraint is explicitly named.");
            }
            constraint.name =
                    truncated(run, filled(pattern, table, constraint.columns, constraint.referred, constraint.name));
            constraint.finalName = true;
        }
    }

    static void index(Run run, IndexItem index) {
        TableItem table = index.table;
        String pattern = table == null ? null : table.metadata().convention().get("ix");
        if (table == null
                || pattern == null
                || index.finalName
                || index.name != null && !pattern.contains("%(constraint_name)s")) {
            return;
        }
        List<String> columns = index.expressions.stream()
                .map(e -> java.util.Objects.requireNonNullElse(e.name(), ""))
                .toList();
        index.name = truncated(run, filled(pattern, table, columns, List.of(), index.name));
        index.finalName = true;
    }

    private static String filled(
            String pattern, TableItem table, List<String> columns, List<String> referred, @Nullable String given) {
        Matcher token = TOKEN.matcher(pattern);
        StringBuilder name = new StringBuilder();
        while (token.find()) {
            token.appendReplacement(
                    name, Matcher.quoteReplacement(value(token.group(1), table, columns, referred, given)));
        }
        return token.appendTail(name).toString();
    }

    private static String value(
            String token, TableItem table, List<String> columns, List<String> referred, @Nullable String given) {
        switch (token) {
            case "table_name" -> {
                return table.name();
            }
            case "constraint_name" -> {
                return given == null ? "" : given;
            }
            case "referred_table_name" -> {
                String[] parts =
                        referred.isEmpty() ? new String[0] : referred.getFirst().split("\\.");
                return parts.length < 2 ? "" : parts[parts.length - 2];
            }
            default -> {}
        }
        Matcher column = COLUMN.matcher(token);
        if (!column.matches()) {
            throw Errors.of(LibraryErrors.INVALID_REQUEST, "unknown token in the naming convention: " + token);
        }
        List<String> names = column.group(1) == null
                ? columns
                : referred.stream()
                        .map(r -> r.substring(r.lastIndexOf('.') + 1))
                        .toList();
        boolean label = column.group(4).equals("label");
        if (column.group(3) != null) {
            return IntStream.range(0, names.size())
                    .mapToObj(i -> label ? label(table, names.get(i)) : names.get(i))
                    .collect(Collectors.joining(column.group(3).startsWith("_") ? "_" : ""));
        }
        int index = Integer.parseInt(column.group(2));
        if (index >= names.size()) {
            return "";
        }
        return label ? label(table, names.get(index)) : names.get(index);
    }

    private static String label(TableItem table, String column) {
        return (table.schema().isEmpty() ? "" : table.schema().replace(".", "_") + "_") + table.name() + "_" + column;
    }

    /** A made-up name cut to what the database takes, with the end of its MD5 (sql/compiler.py, _truncate). */
    static String truncated(Run run, String name) {
        int max = Context.of(run).target().maxIdentifier();
        if (name.length() <= max) {
            return name;
        }
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(digest);
            return name.substring(0, Math.max(max - 8, 0)) + "_" + hex.substring(hex.length() - 4);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
