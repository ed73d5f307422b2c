package dev.windlass.lint.all;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.lint.Finding;
import dev.windlass.lint.Rule;
import dev.windlass.lint.ScriptText;
import dev.windlass.lint.rules.BirthDate;
import dev.windlass.lint.rules.CardNumber;
import dev.windlass.lint.rules.PasswordInSql;
import dev.windlass.lint.rules.PasswordInUrl;
import dev.windlass.lint.rules.PrivateKey;
import dev.windlass.lint.rules.ProviderNumber;
import dev.windlass.lint.rules.SocialSecurityNumber;
import dev.windlass.lint.rules.StringBuiltSql;
import dev.windlass.lint.rules.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the rules over a script. */
public final class Linter {
    /** Every rule. */
    public static final List<Rule> RULES = List.of(
            PrivateKey.RULE,
            Token.RULE,
            PasswordInSql.RULE,
            PasswordInUrl.RULE,
            SocialSecurityNumber.RULE,
            CardNumber.RULE,
            ProviderNumber.RULE,
            BirthDate.RULE,
            StringBuiltSql.RULE);

    private static final Pattern IGNORE =
            Pattern.compile("(?m)^[ \\t]*(?:--|//|#)[ \\t]*windlass:[ \\t]*ignore[ \\t]+([a-z-]+)[ \\t]*(.*)$");

    private Linter() {}

    /**
     * What is wrong with a script, but for what it says is meant: {@code -- windlass: ignore <rule> <why>}, after
     * {@code //} in Java and {@code #} in Python.
     *
     * @param file its name, for places
     */
    public static List<Problem> problems(ScriptText text, String file) {
        Set<String> ignored = new HashSet<>();
        List<Problem> problems = new ArrayList<>();
        Matcher matcher = IGNORE.matcher(text.text());
        while (matcher.find()) {
            if (matcher.group(2).isBlank()) {
                problems.add(Problem.of(ErrorCode.BAD_DIRECTIVE, "\"ignore " + matcher.group(1) + "\" does not say why")
                        .at(file + ":" + text.place(matcher.start(1)))
                        .next("Write it as '-- windlass: ignore " + matcher.group(1) + " <why>'."));
            }
            ignored.add(matcher.group(1));
        }
        for (Rule rule : RULES) {
            if (!ignored.contains(rule.id())) {
                rule.search().in(text).forEach(finding -> problems.add(problem(rule, finding, text, file)));
            }
        }
        return problems;
    }

    private static Problem problem(Rule rule, Finding finding, ScriptText text, String file) {
        return Problem.of(rule.code(), "There is " + finding.what() + " (rule " + rule.id() + ")")
                .at(file + ":" + text.place(finding.offset()));
    }
}
