package dev.windlass.sql;

/** Placeholder. */
public final class StatementClassifier {
    private StatementClassifier() {}
    /** Placeholder. */
    public static StatementTraits classify(String text, SplitterRules rules) {
        String t = text.strip().toUpperCase(java.util.Locale.ROOT);
        return new StatementTraits(
                t.startsWith("BEGIN")
                        ? StatementTraits.TransactionControl.BEGIN
                        : t.startsWith("COMMIT")
                                ? StatementTraits.TransactionControl.COMMIT
                                : StatementTraits.TransactionControl.NONE,
                t.contains("CONCURRENTLY"),
                rules.grammar() == Grammar.MYSQL
                        && (t.startsWith("CREATE") || t.startsWith("ALTER") || t.startsWith("DROP")),
                t.startsWith("COPY") && t.contains("STDIN"),
                t.startsWith("SET ") || t.startsWith("PRAGMA"));
    }
}
