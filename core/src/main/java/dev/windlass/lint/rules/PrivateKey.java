package dev.windlass.lint.rules;

import dev.windlass.error.ErrorCode;
import dev.windlass.lint.Patterns;
import dev.windlass.lint.Rule;
import java.util.regex.Pattern;

/** Private keys, by the line that they begin with (RFC 7468, OpenSSH, OpenPGP). */
public final class PrivateKey {
    private static final Pattern PATTERN = Pattern.compile(
            "-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY(?: BLOCK)?-----(?:\\s|\\\\n)+[A-Za-z0-9+/=\\\\\\s:,-]{32}");

    /** The rule. */
    public static final Rule RULE = new Rule(
            "private-key",
            ErrorCode.SECRET_IN_SCRIPT,
            text -> Patterns.find(PATTERN, 0, text, "private-key", "a private key", match -> true));

    private PrivateKey() {}
}
