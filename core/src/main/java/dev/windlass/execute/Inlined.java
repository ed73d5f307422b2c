package dev.windlass.execute;

import dev.windlass.dialect.Quoting;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.operation.Definitions;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.SplitterRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes values into a statement's {@code ?}, for a script that is run by other means. */
final class Inlined {
    private Inlined() {}

    static String of(
            String sql, List<@Nullable Object> parameters, Quoting quoting, SourceSpan place, SplitterRules rules) {
        StringBuilder out = new StringBuilder();
        int next = 0;
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '?') {
                if (next == parameters.size()) {
                    throw wrong(sql, parameters, place);
                }
                out.append(quoting.literal(Definitions.literal(parameters.get(next++))));
                at++;
                continue;
            }
            int end = Skipped.end(sql, at, rules);
            out.append(sql, at, end);
            at = end;
        }
        if (next != parameters.size()) {
            throw wrong(sql, parameters, place);
        }
        return out.toString();
    }

    /** How many {@code ?} wait for a value. */
    static int values(String sql, SplitterRules rules) {
        return (int) bare(sql, rules).chars().filter(c -> c == '?').count();
    }

    /** The text without what is quoted or commented out. */
    static String bare(String sql, SplitterRules rules) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < sql.length(); ) {
            int end = Skipped.end(sql, at, rules);
            out.append(end == at + 1 ? sql.substring(at, end) : " ");
            at = end;
        }
        return out.toString();
    }

    private static RuntimeException wrong(String sql, List<@Nullable Object> parameters, SourceSpan place) {
        return Problem.of(
                        ErrorCode.CODE_FAILED,
                        "The statement has not as many '?' as there are values (" + parameters.size() + ")")
                .at(place.toString())
                .because(sql)
                .toException();
    }

    /** Finds the end of what stands at a place in SQL: a quoted text, a comment, or one character. */
    private static final class Skipped {
        private Skipped() {}

        static int end(String sql, int at, SplitterRules rules) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                boolean escapes = rules.grammar() == dev.windlass.sql.Grammar.MYSQL && c != '`';
                int i = at + 1;
                while (i < sql.length() && sql.charAt(i) != c) {
                    i += escapes && sql.charAt(i) == '\\' ? 2 : 1;
                }
                return Math.min(sql.length(), i + 1);
            }
            if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                return end < 0 ? sql.length() : end;
            }
            if (sql.startsWith("/*", at)) {
                int end = sql.indexOf("*/", at + 2);
                return end < 0 ? sql.length() : end + 2;
            }
            return at + 1;
        }
    }
}
