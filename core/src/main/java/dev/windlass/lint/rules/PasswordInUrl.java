package dev.windlass.lint.rules;

import dev.windlass.error.ErrorCode;
import dev.windlass.lint.Patterns;
import dev.windlass.lint.Rule;
import java.util.regex.Pattern;

/** Passwords in URLs (RFC 3986, section 3.2.1). */
public final class PasswordInUrl {
    private static final Pattern PATTERN = Pattern.compile(
            "(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,30}://[^\\s/:@'\"<>]{1,100}:([^\\s/@'\"<>]{1,200})@[A-Za-z0-9.\\[-]+");

    /** The rule. */
    public static final Rule RULE = new Rule(
            "password-in-url",
            ErrorCode.SECRET_IN_SCRIPT,
            text -> Patterns.find(
                    PATTERN,
                    1,
                    text,
                    "password-in-url",
                    "a password in a URL",
                    match -> !Patterns.isPlaceholder(match.group(1))));

    private PasswordInUrl() {}
}
