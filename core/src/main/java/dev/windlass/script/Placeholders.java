package dev.windlass.script;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.sql.Statement;
import dev.windlass.sql.Words;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${name}} in statements; a {@code $} before it keeps it as it is. */
final class Placeholders {
    private static final Pattern PATTERN = Pattern.compile("(\\$?)\\$\\{([A-Za-z_][A-Za-z0-9_.:-]*)}");

    private Placeholders() {}

    static Statement substitute(Statement statement, Map<String, String> values) {
        if (values.isEmpty() || !statement.text().contains("${")) {
            return statement;
        }
        Matcher matcher = PATTERN.matcher(statement.text());
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            if (!matcher.group(1).isEmpty()) {
                matcher.appendReplacement(
                        out, Matcher.quoteReplacement(matcher.group().substring(1)));
                continue;
            }
            String value = values.get(matcher.group(2));
            if (value == null) {
                throw Problem.of(ErrorCode.UNKNOWN_PLACEHOLDER, "No value is set for ${" + matcher.group(2) + "}")
                        .at(statement
                                .span()
                                .plus(statement.text(), matcher.start())
                                .toString())
                        .next(Words.nearest(matcher.group(2), values.keySet(), 2)
                                .map(meant -> "Write ${" + meant + "}, or set the other one under [placeholders].")
                                .orElse(""))
                        .toException();
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(out);
        return new Statement(out.toString(), statement.span());
    }
}
