package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.Inspected.Unmanaged;
import dev.windlass.dialect.sqlite.SqliteLexer.Token;
import dev.windlass.dialect.sqlite.SqliteTableText.Clause;
import dev.windlass.dialect.sqlite.SqliteTableText.ColumnText;
import dev.windlass.dialect.sqlite.SqliteTableText.ConstraintText;
import dev.windlass.dialect.sqlite.SqliteTableText.Kind;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Deferral;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.Literal;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.ReferentialAction;
import dev.windlass.schema.Table;
import dev.windlass.schema.TableOptions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a CREATE TABLE that SQLite keeps. */
final class SqliteTableReader {
    /** Enums have no names here, and each is the same whatever its column is called. */
    private static final QualifiedName ENUM = QualifiedName.of("enum");

    private final String name;
    private final SqliteTableText text;
    private final List<Unmanaged> notes;

    SqliteTableReader(String sql, String name, List<Unmanaged> notes) {
        this.name = name;
        this.text = SqliteTableParser.parse(sql);
        this.notes = notes;
    }

    Table table() {
        List<Column> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        for (ColumnText column : text.columns()) {
            Optional<List<String>> values = enumValues(column);
            columns.add(column(column, values));
            for (Clause clause : column.clauses()) {
                boolean enumeration = values.isPresent() && clause.kind() == Kind.CHECK;
                if (!enumeration) {
                    constraint(clause, column.name()).ifPresent(constraints::add);
                }
            }
        }
        for (ConstraintText constraint : text.constraints()) {
            constraints.add(constraint(constraint));
        }
        Table table = Table.of(QualifiedName.of(name), columns, constraints);
        return table.withOptions(
                new TableOptions("", "", "", "", false, text.isStrict(), text.isWithoutRowid(), Map.of()));
    }

    private Column column(ColumnText column, Optional<List<String>> values) {
        boolean key = text.primaryKey().stream().anyMatch(part -> SqliteLexer.sameName(part, column.name()));
        boolean said = column.clause(Kind.NOT_NULL).isPresent();
        if (key && !said && !text.isWithoutRowid() && !text.hasRowidColumn()) {
            note(
                    "primary key",
                    column.name(),
                    "may hold NULL here, as SQLite lets it; a table created anew refuses it");
        }
        DataType declared = SqliteTypeReader.type(column.type());
        DataType type = values.<DataType>map(list -> new DataType.Enumeration(ENUM, list))
                .orElse(declared);
        boolean numbers = column.clause(Kind.PRIMARY_KEY)
                .filter(clause ->
                        SqliteLexer.tokens(clause.text()).stream().anyMatch(token -> token.is("autoincrement")))
                .isPresent();
        column.clause(Kind.NOT_NULL).ifPresent(clause -> conflict(clause.text(), column.name()));
        return new Column(
                column.name(),
                type,
                !said && !key,
                numbers
                        ? DefaultValue.NONE
                        : column.clause(Kind.DEFAULT)
                                .map(clause -> defaultValue(clause, declared))
                                .orElse(DefaultValue.NONE),
                numbers ? new Identity.AutoIncrement() : Identity.NONE,
                column.clause(Kind.GENERATED).map(SqliteTableReader::generated).orElse(Generated.NONE),
                column.clause(Kind.COLLATE)
                        .map(clause -> after(clause.text(), "COLLATE").take().name())
                        .orElse(""),
                "",
                "");
    }

    private void note(String kind, String part, String why) {
        notes.add(new Unmanaged(kind, name + "." + part, why));
    }

    /** A cursor behind the first of those words. */
    private static SqliteCursor after(String sql, String... words) {
        SqliteCursor cursor = new SqliteCursor(sql);
        if (cursor.accept("CONSTRAINT")) {
            cursor.take();
        }
        for (String word : words) {
            cursor.expect(word);
        }
        return cursor;
    }

    private static Generated generated(Clause clause) {
        SqliteCursor cursor = after(clause.text());
        if (cursor.accept("GENERATED")) {
            cursor.expect("ALWAYS");
        }
        cursor.expect("AS");
        return new Generated.Computed(SqliteStatements.bare(cursor.parenthesized()), cursor.next("STORED"));
    }

    private static DefaultValue defaultValue(Clause clause, DataType type) {
        SqliteCursor cursor = after(clause.text(), "DEFAULT");
        if (cursor.next("(")) {
            return new DefaultValue.Expression(SqliteStatements.bare(cursor.parenthesized()));
        }
        boolean minus = cursor.accept("-");
        cursor.accept("+");
        Token token = cursor.take();
        return switch (token.kind()) {
            case NUMBER -> number((minus ? "-" : "") + token.text(), type);
            case STRING, QUOTED -> new DefaultValue.Constant(Literal.of(token.name()));
            case WORD, SYMBOL, SPACE -> word(token.text(), cursor, type);
        };
    }

    private static DefaultValue number(String digits, DataType type) {
        if (!digits.matches("-?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
            return new DefaultValue.Expression(digits);
        }
        boolean truth = type instanceof DataType.Bool && (digits.equals("0") || digits.equals("1"));
        return new DefaultValue.Constant(truth ? Literal.of(digits.equals("1")) : Literal.of(new BigDecimal(digits)));
    }

    /** {@code NULL}, {@code TRUE}, {@code CURRENT_TIMESTAMP}, bytes; any other word is a text for SQLite. */
    private static DefaultValue word(String text, SqliteCursor cursor, DataType type) {
        String upper = text.toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "NULL" -> DefaultValue.NONE;
            case "TRUE" -> number("1", type);
            case "FALSE" -> number("0", type);
            case "CURRENT_TIME", "CURRENT_DATE", "CURRENT_TIMESTAMP" -> new DefaultValue.Expression(upper);
            case "X" ->
                cursor.atEnd()
                        ? new DefaultValue.Constant(Literal.of(text))
                        : new DefaultValue.Constant(
                                new Literal.Bytes(cursor.take().name()));
            default -> new DefaultValue.Constant(Literal.of(text));
        };
    }

    /** The values of an enum, if the column is written as Windlass writes one. */
    private static Optional<List<String>> enumValues(ColumnText column) {
        Optional<Clause> check =
                column.clause(Kind.CHECK).filter(clause -> clause.name().isEmpty());
        if (check.isEmpty()) {
            return Optional.empty();
        }
        SqliteCursor cursor =
                new SqliteCursor(after(check.get().text(), "CHECK").parenthesized());
        if (!cursor.take().names(column.name()) || !cursor.accept("IN") || !cursor.next("(")) {
            return Optional.empty();
        }
        List<Token> tokens = SqliteLexer.tokens(cursor.parenthesized()).stream()
                .filter(token -> token.kind() != SqliteLexer.Kind.SPACE && !token.is(","))
                .toList();
        boolean texts = tokens.stream().allMatch(token -> token.kind() == SqliteLexer.Kind.STRING);
        List<String> values = tokens.stream().map(Token::name).toList();
        int longest = values.stream().mapToInt(String::length).max().orElse(1);
        boolean declared = column.type().strip().equalsIgnoreCase("varchar(" + longest + ")");
        return texts && cursor.atEnd() && declared ? Optional.of(values) : Optional.empty();
    }

    private Optional<Constraint> constraint(Clause clause, String column) {
        List<String> columns = List.of(column);
        return switch (clause.kind()) {
            case PRIMARY_KEY -> {
                conflict(clause.text(), column);
                yield Optional.of(Constraint.PrimaryKey.of(clause.name(), columns));
            }
            case UNIQUE -> {
                conflict(clause.text(), column);
                yield Optional.of(Constraint.Unique.of(clause.name(), columns));
            }
            case CHECK -> Optional.of(check(clause.name(), clause.text()));
            case REFERENCES ->
                Optional.of(foreignKey(clause.name(), columns, after(clause.text(), "REFERENCES"), clause.target()));
            case NOT_NULL, NULL, DEFAULT, COLLATE, GENERATED, FOREIGN_KEY -> Optional.empty();
        };
    }

    private Constraint constraint(ConstraintText constraint) {
        return switch (constraint.kind()) {
            case PRIMARY_KEY -> Constraint.PrimaryKey.of(constraint.name(), columns(constraint, "PRIMARY", "KEY"));
            case UNIQUE -> Constraint.Unique.of(constraint.name(), columns(constraint, "UNIQUE"));
            case CHECK -> check(constraint.name(), constraint.text());
            case FOREIGN_KEY, REFERENCES -> {
                SqliteCursor cursor = after(constraint.text(), "FOREIGN", "KEY");
                cursor.parenthesized();
                cursor.expect("REFERENCES");
                yield foreignKey(constraint.name(), constraint.columns(), cursor, constraint.target());
            }
            case NOT_NULL, NULL, DEFAULT, COLLATE, GENERATED ->
                throw new IllegalArgumentException("'" + constraint.text().strip() + "' is not expected there");
        };
    }

    /** The columns of a key, with a note of what else stands between them. */
    private List<String> columns(ConstraintText constraint, String... words) {
        SqliteCursor cursor = after(constraint.text(), words);
        List<IndexElement> elements = SqliteStatements.elements(cursor.parenthesized());
        String key = elements.stream().map(IndexElement::text).collect(Collectors.joining(", "));
        if (elements.stream()
                .anyMatch(
                        element -> element.descending() || !element.collation().isEmpty())) {
            note("key order", key, "the order or collation of a key's columns");
        }
        conflict(cursor.rest(), key);
        return elements.stream().map(IndexElement::text).toList();
    }

    private void conflict(String sql, String column) {
        SqliteCursor cursor = new SqliteCursor(sql);
        while (!cursor.atEnd()) {
            if (cursor.take().is("CONFLICT") && !cursor.next("ABORT")) {
                note(
                        "conflict clause",
                        column,
                        "ON CONFLICT " + cursor.take().text().toUpperCase(Locale.ROOT));
            }
        }
    }

    private static Constraint check(String name, String sql) {
        return Constraint.Check.of(
                name, SqliteStatements.bare(after(sql, "CHECK").parenthesized()));
    }

    private static Constraint foreignKey(String name, List<String> columns, SqliteCursor cursor, List<String> target) {
        Constraint.ForeignKey key = Constraint.ForeignKey.of(
                name, columns, QualifiedName.of(target.getFirst()), target.subList(1, target.size()));
        cursor.take();
        if (cursor.next("(")) {
            cursor.parenthesized();
        }
        while (!cursor.atEnd()) {
            if (cursor.accept("ON")) {
                boolean delete = cursor.take().is("DELETE");
                ReferentialAction action = action(cursor);
                key = delete ? key.onDelete(action) : key.onUpdate(action);
            } else if (cursor.accept("MATCH")) {
                cursor.take();
            } else if (cursor.accept("NOT")) {
                cursor.expect("DEFERRABLE");
                timing(cursor);
            } else {
                cursor.expect("DEFERRABLE");
                key = key.withDeferral(timing(cursor) ? Deferral.DEFERRED : Deferral.DEFERRABLE);
            }
        }
        return key;
    }

    private static boolean timing(SqliteCursor cursor) {
        return cursor.accept("INITIALLY") && cursor.take().is("DEFERRED");
    }

    private static ReferentialAction action(SqliteCursor cursor) {
        String word = cursor.take().text().toUpperCase(Locale.ROOT);
        if (word.equals("SET") || word.equals("NO")) {
            word += "_" + cursor.take().text().toUpperCase(Locale.ROOT);
        }
        return ReferentialAction.valueOf(word);
    }
}
