package dev.windlass.lint.rules;

import dev.windlass.error.ErrorCode;
import dev.windlass.lint.Patterns;
import dev.windlass.lint.Rule;
import java.util.regex.Pattern;

/** Tokens of well-known services, by the forms that these document, and JSON web tokens (RFC 7519). */
public final class Token {
    private static final Pattern PATTERN = Pattern.compile("(?<![A-Za-z0-9_])(?:"
            + "(?:AKIA|ASIA)[0-9A-Z]{16}"
            + "|gh[pousr]_[A-Za-z0-9]{36,}"
            + "|github_pat_[A-Za-z0-9_]{50,}"
            + "|glpat-[A-Za-z0-9_-]{20,}"
            + "|xox[abprs]-[A-Za-z0-9-]{20,}"
            + "|[sr]k_live_[0-9a-zA-Z]{20,}"
            + "|AIza[0-9A-Za-z_-]{35}"
            + "|SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}"
            + "|eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{20,}"
            + ")(?![A-Za-z0-9])");

    /** The rule. */
    public static final Rule RULE = new Rule(
            "token",
            ErrorCode.SECRET_IN_SCRIPT,
            text -> Patterns.find(
                    PATTERN,
                    0,
                    text,
                    "token",
                    "an access token",
                    match -> !match.group().contains("EXAMPLE")));

    private Token() {}
}
