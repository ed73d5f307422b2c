package dev.windlass.acceptance.schema;

import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What two databases must have in common to have the same schema, however each was built: not the order of columns, nor
 * what a server keeps of the way a definition was typed.
 *
 * @param product the server's product
 * @param lines one for each fact, in the server's own words
 */
public record SchemaFacts(Product product, List<String> lines) {
    private static final Pattern NOT_NULL = Pattern.compile("([-+]) constraint \\S+ (on .*: NOT NULL .*)");

    /** Storage parameters stand in the order in which they were set. */
    private static final Pattern OPTIONS = Pattern.compile("(?<=options \\{)[^}]*(?=})");

    /** What an owner may do with what is theirs, which they may do without a grant. */
    private static final Pattern OWN_GRANTS =
            Pattern.compile("(owner (\\S+) .*)grants \\{\\2=[^,}]*/\\2}( row security )");

    private static final Pattern OWNED = Pattern.compile("sequence (\\S+) as .* owned by (\\S+)");

    private static final Pattern NAME = Pattern.compile("[^\\s'(),]+");

    /** A routine of MySQL's, as far as its body. */
    private static final Pattern ROUTINE_HEAD =
            Pattern.compile("(?s)^(procedure|function) .*?(?=\\b(BEGIN|RETURN)\\b)");

    public SchemaFacts {
        lines = List.copyOf(lines);
    }

    /** Reads those of a database; the tables of migration tools are left out. */
    public static SchemaFacts of(TestDatabase database) {
        Product product = database.server().product();
        return new SchemaFacts(
                product,
                switch (product) {
                    case SQLITE -> SqliteFacts.of(database);
                    case POSTGRESQL -> postgresql(database);
                    case MARIADB, MYSQL -> mysql(database);
                });
    }

    private static List<String> postgresql(TestDatabase database) {
        List<String> texts =
                SchemaDump.of(database)
                        .withoutHistory()
                        .withoutColumnOrder()
                        .without(inheriting(database))
                        .parts()
                        .stream()
                        .map(part -> OPTIONS.matcher(part.text()).replaceAll(SchemaFacts::sorted))
                        .map(text -> OWN_GRANTS.matcher(text).replaceAll("$1grants $3"))
                        // What a partition inherits is its table's.
                        .map(text -> text.replaceAll(" NOT VALID \\(inherited\\)$", " (inherited)"))
                        .toList();
        // The sequence of a column keeps its name when the column or the table gets another.
        Map<String, String> owned = new HashMap<>();
        for (String text : texts) {
            Matcher matcher = OWNED.matcher(text);
            if (matcher.matches()) {
                owned.put(matcher.group(1), "of:" + matcher.group(2));
            }
        }
        ofPartitions(database).forEach(index -> owned.put(index, "of:partition"));
        return texts.stream()
                .map(text -> NAME.matcher(text)
                        .replaceAll(name -> Matcher.quoteReplacement(owned.getOrDefault(name.group(), name.group()))))
                .sorted()
                .toList();
    }

    /** The indexes and keys of partitions that are parts of those of their table, and called as the server pleases. */
    private static List<String> ofPartitions(TestDatabase database) {
        return database
                .query("SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                        + " WHERE c.relkind IN ('i', 'I')")
                .stream()
                .map(List::getFirst)
                .toList();
    }

    /** The tables that inherit, which Windlass leaves as they are. */
    private static Set<String> inheriting(TestDatabase database) {
        return database
                .query("SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                        + " WHERE NOT c.relispartition")
                .stream()
                .map(List::getFirst)
                .collect(Collectors.toSet());
    }

    private static String head(MatchResult head) {
        return Matcher.quoteReplacement(
                head.group().toLowerCase(Locale.ROOT).replace("`", "").replaceAll("([(),])", " $1 "));
    }

    private static String sorted(MatchResult options) {
        return Matcher.quoteReplacement(
                Arrays.stream(options.group().split(",")).sorted().collect(Collectors.joining(",")));
    }

    /**
     * MariaDB keeps the text of routines as it was typed, and indexes in the order in which they were made. How the names
     * and types of a routine's parameters are spelt means nothing. That a column which may be NULL has not even NULL as its
     * default is seen by Windlass and left alone.
     */
    private static List<String> mysql(TestDatabase database) {
        return SchemaDump.of(database).withoutHistory().withoutColumnOrder().parts().stream()
                .map(part -> Arrays.stream(ROUTINE_HEAD
                                .matcher(part.text()
                                        .replaceAll("int\\(\\d+\\)", "int")
                                        .replace(" DEFAULT NULL", ""))
                                .replaceFirst(SchemaFacts::head)
                                .split("(,\n|\\s+)"))
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .sorted()
                .toList();
    }

    /** What is here and not there ({@code - …}), and the other way round ({@code + …}). */
    public List<String> differences(SchemaFacts other) {
        List<String> all = new ArrayList<>();
        lines.stream().filter(line -> !other.lines.contains(line)).forEach(line -> all.add("- " + line));
        other.lines.stream().filter(line -> !lines.contains(line)).forEach(line -> all.add("+ " + line));
        return all.stream().filter(line -> !isRenamedNotNull(line, all)).toList();
    }

    /** PostgreSQL 18 names NOT NULL after table and column, and keeps that name when either is renamed. */
    private static boolean isRenamedNotNull(String line, List<String> differences) {
        Matcher matcher = NOT_NULL.matcher(line);
        if (!matcher.matches()) {
            return false;
        }
        String sign = matcher.group(1).equals("-") ? "+" : "-";
        return differences.stream()
                .map(NOT_NULL::matcher)
                .anyMatch(other -> other.matches()
                        && other.group(1).equals(sign)
                        && other.group(2).equals(matcher.group(2)));
    }
}
