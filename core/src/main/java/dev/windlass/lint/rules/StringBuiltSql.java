package dev.windlass.lint.rules;

import dev.windlass.error.ErrorCode;
import dev.windlass.lint.Finding;
import dev.windlass.lint.Rule;
import dev.windlass.lint.ScriptText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL in a Java revision that is put together of texts and variables, so that a value may become part of it: {@code
 * op.execute("… WHERE name = '" + name + "'")}. Constants, in capitals, are no variables.
 */
public final class StringBuiltSql {
    private static final Pattern CALL = Pattern.compile(
            "\\b(?:execute|executeUpdate|executeQuery|executeLargeUpdate|query|batches|prepareStatement|addBatch)\\s*\\(");
    private static final Pattern SQL = Pattern.compile(
            "(?is)\\b(?:SELECT|INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|ALTER|CREATE|DROP|TRUNCATE|GRANT|WHERE)\\b");
    private static final Pattern VARIABLE = Pattern.compile("(?<![\\w.\"])(?:this\\.)?([a-z]\\w*)(?![\\w\"])");

    /** The rule. */
    public static final Rule RULE = new Rule("string-built-sql", ErrorCode.STRING_BUILT_SQL, StringBuiltSql::search);

    private StringBuiltSql() {}

    private static List<Finding> search(ScriptText text) {
        if (text.language() != ScriptText.Language.JAVA) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        Matcher call = CALL.matcher(text.text());
        while (call.find()) {
            Argument argument = Argument.read(text, call.end());
            boolean comment = text.lineAt(call.start()).strip().matches("(?s)(//|\\*).*");
            if (!comment && SQL.matcher(argument.strings()).find() && argument.built()) {
                findings.add(new Finding(
                        "string-built-sql", "SQL that is put together of texts and variables", call.start()));
            }
        }
        return findings;
    }

    /**
     * The first argument of a call.
     *
     * @param strings what its literals say
     * @param code the rest of it, each literal being {@code ""}, with its prefix
     */
    private record Argument(String strings, String code) {
        static Argument read(ScriptText script, int start) {
            String text = script.text();
            StringBuilder strings = new StringBuilder();
            StringBuilder code = new StringBuilder();
            int depth = 0;
            int i = start;
            while (i < text.length()) {
                char c = text.charAt(i);
                if (c == '"') {
                    String quote = text.startsWith(String.valueOf(c).repeat(3), i)
                            ? String.valueOf(c).repeat(3)
                            : String.valueOf(c);
                    int end = end(text, i + quote.length(), quote);
                    strings.append(text, i + quote.length(), end).append(' ');
                    code.append("\"\"");
                    i = Math.min(text.length(), end + quote.length());
                    continue;
                }
                if (depth == 0 && (c == ')' || c == ',')) {
                    break;
                }
                depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
                code.append(c);
                i++;
            }
            return new Argument(strings.toString(), code.toString());
        }

        private static int end(String text, int from, String quote) {
            int i = from;
            while (i < text.length() && !text.startsWith(quote, i)) {
                i += text.charAt(i) == '\\' ? 2 : 1;
            }
            return Math.min(i, text.length());
        }

        boolean built() {
            return added() || code.contains("String.format(") || code.contains("\"\".formatted(");
        }

        /** Whether something that varies is added to a text. */
        private boolean added() {
            if (!code.matches("(?s).*\"\"\\s*\\+.*|.*\\+\\s*\"\".*")) {
                return false;
            }
            Matcher variable = VARIABLE.matcher(code.replaceAll("\\b[a-z]\\w*\\s*\\(", "("));
            return variable.find();
        }
    }
}
