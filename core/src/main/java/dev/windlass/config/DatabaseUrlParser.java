package dev.windlass.config;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the forms of database URLs apart; each dialect's own rules are in a file of their own. */
final class DatabaseUrlParser {
    private static final Pattern SCHEME =
            Pattern.compile("([A-Za-z][A-Za-z0-9]*)(\\+[A-Za-z0-9_]+)?:(.*)", Pattern.DOTALL);
    private static final Pattern CONNINFO = Pattern.compile("\\s*[a-z_]+\\s*=.*", Pattern.DOTALL);
    private static final Pattern QUOTED_TABLE = Pattern.compile("\"((?:[^\"]|\"\")+)\"(?:\\.\"((?:[^\"]|\"\")+)\")?");

    /** Schemes as written; of SQLAlchemy, golang-migrate, Rails, dbmate. */
    private static final List<String> POSTGRESQL = List.of(
            "postgresql",
            "postgres",
            "pgx",
            "pgx4",
            "pgx5",
            "cockroachdb",
            "cockroach",
            "crdb",
            "yugabyte",
            "yugabytedb");

    private static final List<String> MYSQL = List.of("mysql", "mysql2", "mariadb");
    private static final List<String> SQLITE = List.of("sqlite", "sqlite3");

    private DatabaseUrlParser() {}

    static DatabaseUrl parse(String text) {
        if (text.isEmpty()) {
            throw UrlText.bad("The database URL is empty");
        }
        boolean jdbc = text.regionMatches(true, 0, "jdbc:", 0, 5);
        Matcher matcher = SCHEME.matcher(jdbc ? text.substring(5) : text);
        if (!matcher.matches() || (!jdbc && text.startsWith("file:"))) {
            return withoutScheme(text);
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        boolean sqlAlchemy = matcher.group(2) != null;
        String rest = matcher.group(3);
        if (SQLITE.contains(scheme)) {
            return SqliteUrl.parse(scheme, rest, jdbc);
        }
        if (POSTGRESQL.contains(scheme) && (jdbc || rest.startsWith("//"))) {
            return PostgresUrl.parse(scheme, rest, jdbc, sqlAlchemy);
        }
        if (MYSQL.contains(scheme) && (jdbc || rest.startsWith("//"))) {
            return MysqlUrl.parse(scheme, rest, jdbc, sqlAlchemy);
        }
        if (CONNINFO.matcher(text).matches()) {
            return PostgresUrl.parseConninfo(text);
        }
        throw unknown(rest.startsWith("//") || jdbc ? scheme : "");
    }

    private static DatabaseUrl withoutScheme(String text) {
        if (text.startsWith("file:")) {
            return SqliteUrl.parseFile("sqlite", text);
        }
        if (text.equals(DatabaseUrl.MEMORY)) {
            return SqliteUrl.parse("sqlite", "//", false);
        }
        if (CONNINFO.matcher(text).matches()) {
            return PostgresUrl.parseConninfo(text);
        }
        throw unknown("");
    }

    private static WindlassException unknown(String scheme) {
        List<String> known = java.util.stream.Stream.of(POSTGRESQL, MYSQL, SQLITE)
                .flatMap(List::stream)
                .toList();
        String nearest = Suggestion.nearest(scheme, known)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("");
        String message = scheme.isEmpty()
                ? "The database URL has none of the known forms"
                : "\"" + scheme + "\" is not a kind of database URL that Windlass knows" + nearest;
        return new WindlassException(Problem.of(ErrorCode.BAD_URL, message)
                .next("Write it as postgresql://user@host/database, mysql://user@host/database, "
                        + "mariadb://user@host/database or sqlite:///file.db; docs/configuration.md has all forms."));
    }

    /** golang-migrate: with {@code -quoted}, the table is written {@code "schema"."table"} or {@code "table"}. */
    static DatabaseUrl.TableName migrationsTable(String name, String quoted) {
        Matcher matcher = QUOTED_TABLE.matcher(name);
        if (!isTrue(quoted) || !matcher.matches()) {
            return new DatabaseUrl.TableName(Optional.empty(), name);
        }
        String first = matcher.group(1).replace("\"\"", "\"");
        Optional<String> second = Optional.ofNullable(matcher.group(2)).map(text -> text.replace("\"\"", "\""));
        return second.map(table -> new DatabaseUrl.TableName(Optional.of(first), table))
                .orElseGet(() -> new DatabaseUrl.TableName(Optional.empty(), first));
    }

    /** Go's {@code strconv.ParseBool}. */
    private static boolean isTrue(String text) {
        return List.of("1", "t", "T", "true", "TRUE", "True").contains(text);
    }
}
