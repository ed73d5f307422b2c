package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.sqlite.SqliteLexer.Token;
import dev.windlass.dialect.sqlite.SqliteTableText.Clause;
import dev.windlass.dialect.sqlite.SqliteTableText.ColumnText;
import dev.windlass.dialect.sqlite.SqliteTableText.ConstraintText;
import dev.windlass.dialect.sqlite.SqliteTableText.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a CREATE TABLE that SQLite accepted, by the grammar of https://sqlite.org/lang_createtable.html. A statement
 * joined from the parts differs from the one read in nothing but the table's name, what stands before it, and the commas
 * between constraints, which SQLite lets one leave out.
 */
final class SqliteTableParser {
    private static final Set<String> CLAUSES = Set.of(
            "CONSTRAINT",
            "PRIMARY",
            "NOT",
            "NULL",
            "UNIQUE",
            "CHECK",
            "DEFAULT",
            "COLLATE",
            "REFERENCES",
            "GENERATED",
            "AS");
    private static final Set<String> CONSTRAINTS = Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");

    private final List<Token> tokens;
    private int at;

    private SqliteTableParser(String sql) {
        this.tokens = SqliteLexer.tokens(sql);
    }

    /**
     * Cuts a statement.
     *
     * @throws IllegalArgumentException if it is not a CREATE TABLE with columns
     */
    static SqliteTableText parse(String sql) {
        return new SqliteTableParser(sql).table();
    }

    private SqliteTableText table() {
        expect("CREATE");
        if (next("TEMP") || next("TEMPORARY")) {
            take();
        }
        expect("TABLE");
        while (at < tokens.size() && !tokens.get(at).is("(")) {
            if (tokens.get(at).is("AS")) {
                throw new IllegalArgumentException("the table's columns are not written out");
            }
            at++;
        }
        expect("(");
        List<ColumnText> columns = new ArrayList<>();
        List<ConstraintText> constraints = new ArrayList<>();
        do {
            if (startsConstraint()) {
                constraints.add(constraint());
                while (startsConstraint()) {
                    constraints.add(constraint());
                }
            } else {
                columns.add(column());
            }
        } while (accept(","));
        expect(")");
        return new SqliteTableText(columns, constraints, rest());
    }

    private boolean startsConstraint() {
        int word = significant(at);
        return word < tokens.size()
                && tokens.get(word).kind() == SqliteLexer.Kind.WORD
                && CONSTRAINTS.contains(upper(word));
    }

    private ColumnText column() {
        int start = at;
        Token name = take();
        String written = text(start, at);
        int typeStart = at;
        while (!ends() && !startsClause()) {
            skipOne();
        }
        if (ends()) {
            skipSpace();
        }
        String type = text(typeStart, at);
        List<Clause> clauses = new ArrayList<>();
        while (!ends()) {
            clauses.add(clause());
        }
        return new ColumnText(name.name(), written, type, clauses);
    }

    private boolean startsClause() {
        int word = significant(at);
        return word < tokens.size()
                && tokens.get(word).kind() == SqliteLexer.Kind.WORD
                && CLAUSES.contains(upper(word));
    }

    private Clause clause() {
        int start = at;
        String name = constraintName();
        Token word = take();
        List<String> target = List.of();
        Kind kind = switch (word.text().toUpperCase(java.util.Locale.ROOT)) {
            case "PRIMARY" -> {
                expect("KEY");
                if (next("ASC") || next("DESC")) {
                    take();
                }
                conflict();
                accept("AUTOINCREMENT");
                yield Kind.PRIMARY_KEY;
            }
            case "NOT" -> {
                expect("NULL");
                conflict();
                yield Kind.NOT_NULL;
            }
            case "NULL" -> {
                conflict();
                yield Kind.NULL;
            }
            case "UNIQUE" -> {
                conflict();
                yield Kind.UNIQUE;
            }
            case "CHECK" -> {
                parentheses();
                yield Kind.CHECK;
            }
            case "DEFAULT" -> {
                defaultValue();
                yield Kind.DEFAULT;
            }
            case "COLLATE" -> {
                take();
                yield Kind.COLLATE;
            }
            case "REFERENCES" -> {
                target = references();
                yield Kind.REFERENCES;
            }
            case "GENERATED", "AS" -> {
                if (accept("ALWAYS")) {
                    expect("AS");
                }
                parentheses();
                if (next("STORED") || next("VIRTUAL")) {
                    take();
                }
                yield Kind.GENERATED;
            }
            default -> throw new IllegalArgumentException("'" + word.text() + "' is not expected there");
        };
        skipSpace();
        return new Clause(kind, name, target, text(start, at));
    }

    private ConstraintText constraint() {
        int start = at;
        String name = constraintName();
        Token word = take();
        List<String> columns = List.of();
        List<String> target = List.of();
        Kind kind = switch (word.text().toUpperCase(java.util.Locale.ROOT)) {
            case "PRIMARY" -> {
                expect("KEY");
                columns = columnList();
                conflict();
                yield Kind.PRIMARY_KEY;
            }
            case "UNIQUE" -> {
                columns = columnList();
                conflict();
                yield Kind.UNIQUE;
            }
            case "CHECK" -> {
                parentheses();
                conflict();
                yield Kind.CHECK;
            }
            case "FOREIGN" -> {
                expect("KEY");
                columns = columnList();
                expect("REFERENCES");
                target = references();
                yield Kind.FOREIGN_KEY;
            }
            default -> throw new IllegalArgumentException("'" + word.text() + "' is not expected there");
        };
        skipSpace();
        return new ConstraintText(kind, name, columns, target, text(start, at));
    }

    private String constraintName() {
        return accept("CONSTRAINT") ? take().name() : "";
    }

    private void conflict() {
        if (next("ON") && nextButOne("CONFLICT")) {
            take();
            take();
            take();
        }
    }

    private void defaultValue() {
        if (next("(")) {
            parentheses();
            return;
        }
        if (next("+") || next("-")) {
            take();
        }
        if (take().is("X") && at < tokens.size() && tokens.get(at).kind() == SqliteLexer.Kind.STRING) {
            take();
        }
    }

    /** The table and the columns that a foreign key refers to. */
    private List<String> references() {
        List<String> target = new ArrayList<>();
        target.add(take().name());
        if (next("(")) {
            target.addAll(columnList());
        }
        while (true) {
            if (next("ON") && (nextButOne("DELETE") || nextButOne("UPDATE"))) {
                take();
                take();
                Token action = take();
                if (action.is("SET") || action.is("NO")) {
                    take();
                }
            } else if (next("MATCH")) {
                take();
                take();
            } else if (next("DEFERRABLE") || next("NOT") && nextButOne("DEFERRABLE")) {
                accept("NOT");
                take();
                if (accept("INITIALLY")) {
                    take();
                }
            } else {
                return target;
            }
        }
    }

    /** The first name of each part of a list in parentheses. */
    private List<String> columnList() {
        List<String> names = new ArrayList<>();
        expect("(");
        int depth = 1;
        boolean first = true;
        while (depth > 0) {
            Token token = take();
            if (first && token.isName()) {
                names.add(token.name());
            }
            first = depth == 1 && token.is(",");
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
        return names;
    }

    private void parentheses() {
        expect("(");
        int depth = 1;
        while (depth > 0) {
            Token token = take();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
    }

    private boolean ends() {
        return next(",") || next(")") || significant(at) >= tokens.size();
    }

    private void skipOne() {
        if (next("(")) {
            parentheses();
        } else {
            take();
        }
    }

    private void skipSpace() {
        at = significant(at);
    }

    private int significant(int from) {
        int index = from;
        while (index < tokens.size() && tokens.get(index).kind() == SqliteLexer.Kind.SPACE) {
            index++;
        }
        return index;
    }

    private boolean next(String word) {
        int index = significant(at);
        return index < tokens.size() && tokens.get(index).is(word);
    }

    private boolean nextButOne(String word) {
        int index = significant(significant(at) + 1);
        return index < tokens.size() && tokens.get(index).is(word);
    }

    private boolean accept(String word) {
        if (!next(word)) {
            return false;
        }
        take();
        return true;
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw new IllegalArgumentException("'" + word + "' is expected after: " + text(0, at));
        }
    }

    private Token take() {
        int index = significant(at);
        if (index >= tokens.size()) {
            throw new IllegalArgumentException("the statement ends too early: " + text(0, at));
        }
        at = index + 1;
        return tokens.get(index);
    }

    private String upper(int index) {
        return tokens.get(index).text().toUpperCase(java.util.Locale.ROOT);
    }

    private String text(int from, int to) {
        StringBuilder sql = new StringBuilder();
        tokens.subList(from, to).forEach(token -> sql.append(token.text()));
        return sql.toString();
    }

    private String rest() {
        return text(at, tokens.size());
    }
}
