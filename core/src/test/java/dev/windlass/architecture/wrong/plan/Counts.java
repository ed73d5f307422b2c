package dev.windlass.architecture.wrong.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

public final class Counts {
    static int counter = 1;
    static final List<String> SEEN = new ArrayList<>();
    static final char[] TABLE = {'a'};
    static final StringBuilder BUFFER = new StringBuilder();
    static final Map<String, List<String>> NESTED = Map.of("a", new ArrayList<>());

    private static final char[] TABLE_OF_A_LEXER = {'a'};
    static final int LIMIT = TABLE_OF_A_LEXER.length;
    static final String[] NONE = {};
    static final Set<String> WORDS = Set.of("a");
    static final Pattern PATTERN = Pattern.compile("a");
    static final Map<String, List<String>> FIXED = Map.of("a", List.of(Locale.ROOT.getCountry()));

    private Counts() {}
}
