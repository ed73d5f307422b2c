package dev.windlass.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a pattern matches. */
public final class Patterns {
    private Patterns() {}

    /**
     * A finding for each match that is meant.
     *
     * @param group the part of the match where the finding begins
     */
    public static List<Finding> find(
            Pattern pattern, int group, ScriptText text, String rule, String what, Predicate<MatchResult> meant) {
        List<Finding> findings = new ArrayList<>();
        Matcher matcher = pattern.matcher(text.text());
        while (matcher.find()) {
            if (meant.test(matcher.toMatchResult())) {
                findings.add(new Finding(rule, what, matcher.start(group)));
            }
        }
        return findings;
    }

    /** Whether a word stands for a secret instead of being one: a placeholder, stars, or an example's. */
    public static boolean isPlaceholder(String word) {
        return word.isBlank()
                || word.contains("${")
                || word.matches(
                        "(?i)[*x.…]+|<.*>|\\{.*}|%.*|:\\w+|\\$\\d+|\\?|your[_-].*|example.*|dummy|password|pass|passwd|pwd|pw|secret|changeme|change[_-]me");
    }

    /** Whether digits pass the check of Luhn (ISO/IEC 7812-1, annex B). */
    public static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
