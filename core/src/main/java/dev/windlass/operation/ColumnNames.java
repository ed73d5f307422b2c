package dev.windlass.operation;

/** Follows a changed name through SQL text, as servers do that keep expressions by reference. */
final class ColumnNames {
    private ColumnNames() {}

    /**
     * The same text with another name in place of a column's, quoted where it was quoted. Texts, comments and what is
     * called like a function are left alone.
     */
    static String rename(String sql, String from, String to) {
        StringBuilder result = new StringBuilder(sql.length());
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int end = end(sql, at);
            String token = sql.substring(at, end);
            if (c == '"' || c == '`') {
                result.append(token.equals(quoted(from, c)) ? quoted(to, c) : token);
            } else if (isStart(c)) {
                result.append(token.equals(from) && !isCall(sql, end) ? plain(to) : token);
            } else {
                result.append(token);
            }
            at = end;
        }
        return result.toString();
    }

    /** Whether SQL text names a column: not in texts, and not as what is called like a function. */
    static boolean mentions(String sql, String name) {
        return !sql.isEmpty() && !rename(sql, name, name + "_").equals(sql);
    }

    private static int end(String sql, int at) {
        char c = sql.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
            int close = at + 1;
            while (close < sql.length()) {
                if (sql.charAt(close) == c) {
                    if (close + 1 < sql.length() && sql.charAt(close + 1) == c) {
                        close++;
                    } else {
                        return close + 1;
                    }
                }
                close++;
            }
            return sql.length();
        }
        int close = at + 1;
        if (isStart(c)) {
            while (close < sql.length() && isPart(sql.charAt(close))) {
                close++;
            }
        }
        return close;
    }

    private static boolean isCall(String sql, int end) {
        int next = end;
        while (next < sql.length() && Character.isWhitespace(sql.charAt(next))) {
            next++;
        }
        return next < sql.length() && sql.charAt(next) == '(';
    }

    private static boolean isStart(char c) {
        return c == '_' || Character.isLetter(c);
    }

    private static boolean isPart(char c) {
        return c == '_' || c == '$' || Character.isLetterOrDigit(c);
    }

    private static String quoted(String name, char quote) {
        return quote + name.replace("" + quote, "" + quote + quote) + quote;
    }

    private static String plain(String name) {
        boolean simple =
                !name.isEmpty() && isStart(name.charAt(0)) && name.chars().allMatch(c -> isPart((char) c));
        return simple ? name : quoted(name, '"');
    }
}
