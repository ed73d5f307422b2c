package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.sqlite.SqliteLexer.Kind;
import dev.windlass.dialect.sqlite.SqliteLexer.Token;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Trigger;
import dev.windlass.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the CREATE statements that SQLite keeps, but CREATE TABLE. */
final class SqliteStatements {
    private SqliteStatements() {}

    static boolean isVirtualTable(String sql) {
        SqliteCursor cursor = new SqliteCursor(sql);
        return cursor.accept("CREATE") && cursor.next("VIRTUAL");
    }

    static Index index(String sql, String name) {
        SqliteCursor cursor = new SqliteCursor(sql);
        cursor.expect("CREATE");
        boolean unique = cursor.accept("UNIQUE");
        cursor.until("ON");
        cursor.expect("ON");
        cursor.take();
        Index index = Index.ofElements(name, elements(cursor.parenthesized()));
        String where = cursor.accept("WHERE") ? cursor.rest() : "";
        return unique ? index.asUnique().where(where) : index.where(where);
    }

    /** The keys of an index, as they stand in its parentheses. */
    static List<IndexElement> elements(String sql) {
        List<IndexElement> elements = new ArrayList<>();
        SqliteCursor cursor = new SqliteCursor(sql);
        do {
            elements.add(element(cursor.until(",")));
        } while (cursor.accept(","));
        return elements;
    }

    private static IndexElement element(String sql) {
        SqliteCursor cursor = new SqliteCursor(sql);
        String key = cursor.until("COLLATE", "ASC", "DESC");
        IndexElement element = of(key);
        if (cursor.accept("COLLATE")) {
            element = element.withCollation(cursor.take().name());
        }
        return cursor.accept("DESC") ? element.desc() : element;
    }

    private static IndexElement of(String key) {
        List<Token> words = SqliteLexer.tokens(key).stream()
                .filter(token -> token.kind() != Kind.SPACE)
                .toList();
        return words.size() == 1 && words.getFirst().isName()
                ? IndexElement.column(words.getFirst().name())
                : IndexElement.expression(bare(key));
    }

    /** Without parentheses around all of it. */
    static String bare(String sql) {
        String text = sql.strip();
        while (text.startsWith("(")) {
            SqliteCursor cursor = new SqliteCursor(text);
            String inside = cursor.parenthesized();
            if (!cursor.atEnd()) {
                return text;
            }
            text = inside;
        }
        return text;
    }

    static View view(String sql, String name) {
        SqliteCursor cursor = new SqliteCursor(sql);
        String head = cursor.until("AS", "(");
        if (head.isEmpty()) {
            throw new IllegalArgumentException("it has no name");
        }
        List<String> columns = new ArrayList<>();
        if (cursor.next("(")) {
            for (Token token : SqliteLexer.tokens(cursor.parenthesized())) {
                if (token.isName()) {
                    columns.add(token.name());
                }
            }
        }
        cursor.expect("AS");
        return new View(QualifiedName.of(name), columns, cursor.rest(), "", "", "");
    }

    static Trigger trigger(String sql, String name, String table) {
        SqliteCursor cursor = new SqliteCursor(sql);
        cursor.expect("CREATE");
        cursor.accept("TEMP");
        cursor.accept("TEMPORARY");
        cursor.expect("TRIGGER");
        if (cursor.accept("IF")) {
            cursor.expect("NOT");
            cursor.expect("EXISTS");
        }
        cursor.take();
        if (cursor.accept(".")) {
            cursor.take();
        }
        String timing = timing(cursor);
        String event = cursor.until("ON").replaceAll("\\s+", " ");
        cursor.expect("ON");
        cursor.take();
        if (cursor.accept("FOR")) {
            cursor.expect("EACH");
            cursor.expect("ROW");
        }
        String when = cursor.accept("WHEN") ? bare(cursor.until("BEGIN")) : "";
        if (!cursor.next("BEGIN")) {
            throw new IllegalArgumentException("'BEGIN' is expected");
        }
        return new Trigger(
                name, QualifiedName.of(table), timing, List.of(event(event)), true, false, "", when, cursor.rest(), "");
    }

    private static String timing(SqliteCursor cursor) {
        if (cursor.accept("INSTEAD")) {
            cursor.expect("OF");
            return "INSTEAD OF";
        }
        if (cursor.accept("AFTER")) {
            return "AFTER";
        }
        cursor.accept("BEFORE");
        return "BEFORE";
    }

    /** {@code UPDATE OF a, b}, with its own words in capitals. */
    private static String event(String text) {
        int columns = text.toUpperCase(Locale.ROOT).indexOf(" OF ");
        return columns < 0
                ? text.toUpperCase(Locale.ROOT)
                : text.substring(0, columns).toUpperCase(Locale.ROOT) + " OF " + text.substring(columns + 4);
    }
}
