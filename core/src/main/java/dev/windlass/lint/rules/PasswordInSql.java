package dev.windlass.lint.rules;

import dev.windlass.error.ErrorCode;
import dev.windlass.lint.Patterns;
import dev.windlass.lint.Rule;
import java.util.regex.Pattern;

/** Passwords of database users: {@code IDENTIFIED BY 'x'} and {@code CREATE ROLE … PASSWORD 'x'}. */
public final class PasswordInSql {
    private static final Pattern PATTERN = Pattern.compile(
            "(?is)\\bIDENTIFIED\\s+(?:(?:WITH|VIA)\\s+\\S+\\s+)?(?:BY|AS|USING)\\s+(?:PASSWORD\\s*\\(?\\s*)?'([^']*)'"
                    + "|\\b(?:CREATE|ALTER)\\s+(?:ROLE|USER)\\b[^;']{0,200}\\bPASSWORD\\s+'([^']*)'"
                    + "|\\bSET\\s+PASSWORD\\b[^;']{0,100}=\\s*(?:PASSWORD\\s*\\(\\s*)?'([^']*)'");

    /** The rule. */
    public static final Rule RULE = new Rule(
            "password-in-sql",
            ErrorCode.SECRET_IN_SCRIPT,
            text -> Patterns.find(PATTERN, 0, text, "password-in-sql", "a password of a database user", match -> {
                String first = match.group(1) != null ? match.group(1) : match.group(2);
                String password = first != null ? first : match.group(3);
                return !password.isBlank()
                        && !password.contains("${")
                        && !password.matches("[*]+|<.*>|%.*|:\\w+|\\{.*}");
            }));

    private PasswordInSql() {}
}
