package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Quoted;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The user variables and the prepared statements of a MySQL or MariaDB session, which end with it. */
final class MysqlVariables {
    private static final Pattern SKIPPED = Pattern.compile(
            "--\\s[^\\n]*|#[^\\n]*|/\\*(?!!).*?\\*/|'(?:[^'\\\\]|''|\\\\.)*'|\"(?:[^\"\\\\]|\"\"|\\\\.)*\"",
            Pattern.DOTALL);
    private static final String NAME = "@([A-Za-z0-9_.$]+|`[^`]+`)";
    private static final Pattern ASSIGNED = Pattern.compile("(?<!@)" + NAME + "\\s*(?::=|(?<=[\\w`$.])\\s*=)");
    private static final Pattern INTO =
            Pattern.compile("\\bINTO\\s+(@[^@,\\s;]+(?:\\s*,\\s*@[^@,\\s;]+)*)", Pattern.CASE_INSENSITIVE);
    /** What makes the value of an assignment depend on more than its own text. */
    private static final Pattern DEPENDS = Pattern.compile("\\(|\\bSELECT\\b|=\\s*@", Pattern.CASE_INSENSITIVE);

    private static final Pattern PREPARE = Pattern.compile(
            "^\\s*PREPARE\\s+([\\w$]+|`[^`]+`)\\s+FROM\\s+(?:" + NAME
                    + "|'((?:[^'\\\\]|''|\\\\.)*)'|\"((?:[^\"\\\\]|\"\")*)\")",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EXECUTE =
            Pattern.compile("^\\s*EXECUTE\\s+([\\w$]+|`[^`]+`)", Pattern.CASE_INSENSITIVE);

    private final Connection connection;
    private final Map<String, String> prepared = new HashMap<>();

    MysqlVariables(Connection connection) {
        this.connection = connection;
    }

    /** Remembers what a {@code PREPARE} prepares. */
    void prepared(String statement) {
        Matcher matcher = PREPARE.matcher(withoutComments(statement));
        if (!matcher.find()) {
            return;
        }
        String text = matcher.group(3) != null ? matcher.group(3).replace("''", "'") : matcher.group(4);
        if (matcher.group(2) != null) {
            Object value = values(Set.of("@" + matcher.group(2))).getFirst();
            text = value instanceof byte[] bytes
                    ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                    : String.valueOf(value);
        }
        prepared.put(plain(matcher.group(1)), text);
    }

    /** What an {@code EXECUTE} runs; the statement itself if it is none, or what it runs is not known. */
    String meant(String statement) {
        Matcher matcher = EXECUTE.matcher(withoutComments(statement));
        return matcher.find() ? prepared.getOrDefault(plain(matcher.group(1)), statement) : statement;
    }

    /** The statement that gives another session the values that some statements assigned from elsewhere. */
    String restoring(String statements) {
        String text = SKIPPED.matcher(statements).replaceAll(" ");
        if (text.indexOf('@') < 0
                || !DEPENDS.matcher(text).find() && !INTO.matcher(text).find()) {
            return "";
        }
        Set<String> names = new LinkedHashSet<>();
        Matcher assigned = ASSIGNED.matcher(text);
        while (assigned.find()) {
            names.add("@" + assigned.group(1));
        }
        Matcher into = INTO.matcher(text);
        while (into.find()) {
            for (String name : into.group(1).split(",")) {
                names.add(name.strip());
            }
        }
        if (names.isEmpty()) {
            return "";
        }
        List<@Nullable Object> values = values(names);
        List<String> assignments = new ArrayList<>();
        int index = 0;
        for (String name : names) {
            assignments.add(name + " = " + literal(values.get(index++)));
        }
        return "SET " + String.join(", ", assignments);
    }

    private List<@Nullable Object> values(Set<String> names) {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + String.join(", ", names))) {
            rows.next();
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 1; i <= names.size(); i++) {
                values.add(rows.getObject(i));
            }
            return values;
        } catch (SQLException e) {
            throw SqlFailures.of(DialectName.MYSQL, e, Optional.empty());
        }
    }

    private static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Number number -> number.toString();
            case byte[] bytes -> "x'" + HexFormat.of().formatHex(bytes) + "'";
            default -> Quoted.literal(DialectName.MYSQL, value.toString());
        };
    }

    private static String withoutComments(String statement) {
        return statement.replaceAll("(?s)/\\*(?!!).*?\\*/|--\\s[^\\n]*", " ");
    }

    private static String plain(String name) {
        return name.replace("`", "").toLowerCase(Locale.ROOT);
    }
}
