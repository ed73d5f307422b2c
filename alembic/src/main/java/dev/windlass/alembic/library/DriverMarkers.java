package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Value;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The markers of Python's drivers in plain strings: {@code %s} and {@code %(name)s}, or {@code ?} and {@code :name} on SQLite. */
final class DriverMarkers {
    private static final Pattern PERCENT = Pattern.compile("%(?:%|s|\\((\\w+)\\)s)");
    private static final Pattern SQLITE = Pattern.compile("\\?|(?<![:\\w]):(\\w+)");

    /** The statements that a server takes values apart from the text for; Python's drivers write them into the text. */
    private static final Pattern TAKES_VALUES = Pattern.compile(
            "(?is)(?:\\s++|--[^\\n]*+\\n|/\\*.*?\\*/|\\()*+(?:select|insert|update|delete|with|values|merge|replace|explain|call)\\b");

    private DriverMarkers() {}

    /** Whether values are written into a statement's text: the server takes none for it, the drivers of Python let it. */
    static boolean inText(Run run, String sql) {
        Context context = Context.of(run);
        return context.offline()
                || !context.target().sqlite() && !TAKES_VALUES.matcher(sql).lookingAt();
    }

    static String replaced(
            Run run,
            Target target,
            String sql,
            Map<String, Value> named,
            List<Value> byPlace,
            List<@Nullable Object> values) {
        boolean literal = inText(run, sql);
        Matcher marker = (target.sqlite() ? SQLITE : PERCENT).matcher(sql);
        StringBuilder text = new StringBuilder();
        int next = 0;
        while (marker.find()) {
            String replacement;
            if (marker.group().equals("%%")) {
                replacement = "%";
            } else {
                String name = marker.group(1);
                Value value = name == null ? next < byPlace.size() ? byPlace.get(next++) : null : named.get(name);
                if (value == null) {
                    throw Errors.of(LibraryErrors.PROGRAMMING_ERROR, "no value for the marker " + marker.group());
                }
                if (literal) {
                    replacement = Literals.sql(run, target, SqlType.NULL, value);
                } else {
                    values.add(Values.toJava(run, target, Values.typeOf(value), value));
                    replacement = "?";
                }
            }
            marker.appendReplacement(text, Matcher.quoteReplacement(replacement));
        }
        return marker.appendTail(text).toString();
    }

    /** A text whose own question marks are doubled, as PostgreSQL's driver wants where there are values. */
    static String doubled(Target target, SqlExpr text, SqlCompiler compiler, String sql, Run run) {
        if (!target.postgresql()
                || !(text.node() instanceof Node.Text node)
                || !node.sql().contains("?")) {
            return sql;
        }
        SqlExpr escaped =
                new SqlExpr(new Node.Text(node.sql().replace("?", "??"), node.binds()), text.sqlType(), text.kind());
        return new SqlCompiler(run, target, false).text(escaped);
    }
}
