package dev.windlass.operation;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.ConstraintKind;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.Index;
import dev.windlass.schema.Literal;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Java revision calls. Each method makes one operation and passes it to {@link #add}; a table is named
 * {@code name} or {@code namespace.name}. What has no method here is an {@link Operation} for {@link #add}.
 */
public interface Operations {
    /** Takes an operation. */
    void add(Operation operation);

    /**
     * Stands for a question that the author has still to answer; the revision does not run as long as it is there.
     *
     * @throws dev.windlass.error.WindlassException {@code NOT_DECIDED}, always
     */
    default void undecided(String question) {
        throw Problem.of(ErrorCode.NOT_DECIDED, "The revision asks a question that is still open")
                .because(question)
                .toException();
    }

    /** Creates a table of columns, constraints and options; see {@link Definitions}. */
    default void createTable(String table, TableElement... elements) {
        add(new TableOperation.CreateTable(TableBuilder.table(Definitions.name(table), List.of(elements)), false));
    }

    /** Drops a table. */
    default void dropTable(String table) {
        add(new TableOperation.DropTable(Definitions.name(table), false, false));
    }

    /** Renames a table in its namespace, or moves it to another. */
    default void renameTable(String table, String to) {
        QualifiedName from = Definitions.name(table);
        QualifiedName other = Definitions.name(to);
        add(new TableOperation.RenameTable(from, other.namespace().isEmpty() ? from.sibling(other.name()) : other));
    }

    /** Adds a column, and the constraints that are written with it. */
    default void addColumn(String table, TableElement.ColumnElement column) {
        addColumn(table, column, Position.LAST);
    }

    /** Adds a column at a place, and the constraints that are written with it. */
    default void addColumn(String table, TableElement.ColumnElement column, Position position) {
        QualifiedName name = Definitions.name(table);
        add(new ColumnOperation.AddColumn(name, column.column(), position, false));
        column.constraints()
                .forEach(constraint ->
                        add(new ConstraintOperation.AddConstraint(name, ConstraintNames.named(constraint, name), "")));
    }

    /** Drops a column. */
    default void dropColumn(String table, String column) {
        add(new ColumnOperation.DropColumn(Definitions.name(table), column, false, false));
    }

    /** Renames a column. */
    default void renameColumn(String table, String column, String to) {
        add(new ColumnOperation.RenameColumn(Definitions.name(table), column, to));
    }

    /** Changes a column. */
    default void alterColumn(String table, String column, ColumnChange... changes) {
        add(new ColumnOperation.AlterColumn(Definitions.name(table), column, List.of(changes), Optional.empty()));
    }

    /** Gives a column another type. */
    default void alterType(String table, String column, DataType type) {
        alterColumn(table, column, new ColumnChange.SetType(type, ""));
    }

    /** Gives a column another type; each value becomes what the expression says, SQL text. */
    default void alterType(String table, String column, DataType type, String using) {
        alterColumn(table, column, new ColumnChange.SetType(type, using));
    }

    /** Makes a column NOT NULL. */
    default void setNotNull(String table, String column) {
        alterColumn(table, column, new ColumnChange.SetNullable(false));
    }

    /** Lets a column be NULL. */
    default void dropNotNull(String table, String column) {
        alterColumn(table, column, new ColumnChange.SetNullable(true));
    }

    /** Gives a column a constant default. */
    default void setDefault(String table, String column, @Nullable Object value) {
        alterColumn(table, column, new ColumnChange.SetDefault(new DefaultValue.Constant(Definitions.literal(value))));
    }

    /** Gives a column an expression as its default, SQL text. */
    default void setDefaultExpression(String table, String column, String sql) {
        alterColumn(table, column, new ColumnChange.SetDefault(new DefaultValue.Expression(sql)));
    }

    /** Takes a column's default. */
    default void dropDefault(String table, String column) {
        alterColumn(table, column, new ColumnChange.SetDefault(DefaultValue.NONE));
    }

    /** Adds a primary key. */
    default void createPrimaryKey(String name, String table, String... columns) {
        addConstraint(table, Constraint.PrimaryKey.of(name, List.of(columns)));
    }

    /** Adds a unique constraint. */
    default void createUnique(String name, String table, String... columns) {
        addConstraint(table, Constraint.Unique.of(name, List.of(columns)));
    }

    /** Adds a check; the expression is SQL text. */
    default void createCheck(String name, String table, String expression) {
        addConstraint(table, Constraint.Check.of(name, expression));
    }

    /** Adds a foreign key, as {@link Definitions#foreignKey} makes it. */
    default void createForeignKey(String table, TableElement.ForeignKeyElement key) {
        addConstraint(table, key.key());
    }

    /** Adds any constraint. */
    default void addConstraint(String table, Constraint constraint) {
        QualifiedName name = Definitions.name(table);
        add(new ConstraintOperation.AddConstraint(name, ConstraintNames.named(constraint, name), ""));
    }

    /** Adds a constraint without a name, as {@link Definitions#unnamed} makes it. */
    default void addConstraint(String table, TableElement.UnnamedElement element) {
        add(new ConstraintOperation.AddConstraint(Definitions.name(table), element.constraint(), ""));
    }

    /** Drops a constraint of that kind. */
    default void dropConstraint(String name, String table, ConstraintKind kind) {
        add(new ConstraintOperation.DropConstraint(
                Definitions.name(table), name, kind, Optional.empty(), false, false));
    }

    /** Renames a constraint. */
    default void renameConstraint(String table, String name, String to) {
        add(new ConstraintOperation.RenameConstraint(Definitions.name(table), name, to));
    }

    /** Checks the rows that were there before a constraint that was added without looking at them. */
    default void validateConstraint(String name, String table) {
        add(new ConstraintOperation.ValidateConstraint(Definitions.name(table), name));
    }

    /** Creates an index on columns. */
    default void createIndex(String name, String table, String... columns) {
        createIndex(table, Index.of(name, List.of(columns)));
    }

    /** Creates a unique index on columns. */
    default void createUniqueIndex(String name, String table, String... columns) {
        createIndex(table, Index.of(name, List.of(columns)).asUnique());
    }

    /** Creates any index. */
    default void createIndex(String table, Index index) {
        add(new IndexOperation.CreateIndex(Definitions.name(table), index, false, false));
    }

    /** Creates an index while rows are written; never in a transaction. */
    default void createIndexConcurrently(String table, Index index) {
        add(new IndexOperation.CreateIndex(Definitions.name(table), index, true, false));
    }

    /** Drops an index. */
    default void dropIndex(String name, String table) {
        QualifiedName owner = Definitions.name(table);
        add(new IndexOperation.DropIndex(owner.sibling(name), Optional.of(owner), false, false));
    }

    /** Renames an index. */
    default void renameIndex(String name, String table, String to) {
        QualifiedName owner = Definitions.name(table);
        add(new IndexOperation.RenameIndex(owner.sibling(name), Optional.of(owner), to));
    }

    /** Creates an enum type (PostgreSQL). */
    default void createEnum(String type, String... values) {
        add(new TypeOperation.CreateEnumType(EnumType.of(Definitions.name(type), List.of(values)), false));
    }

    /** Drops an enum type (PostgreSQL). */
    default void dropEnum(String type) {
        add(new TypeOperation.DropEnumType(Definitions.name(type), false));
    }

    /** Adds a value to the end of an enum type (PostgreSQL). */
    default void addEnumValue(String type, String value) {
        add(new TypeOperation.AddEnumValue(Definitions.name(type), value, "", "", false));
    }

    /** Creates a view; the query is SQL text. */
    default void createView(String view, String query) {
        add(new ViewOperation.CreateView(View.of(Definitions.name(view), query), false));
    }

    /** Drops a view. */
    default void dropView(String view) {
        add(new ViewOperation.DropView(Definitions.name(view), false, false));
    }

    /** Runs a statement as it stands. */
    default void execute(String sql) {
        add(new DataOperation.ExecuteSql(sql, Map.of()));
    }

    /** Runs a statement for each dialect: {@code Map.of("postgresql", "…", "sqlite", "…")}. */
    default void execute(Map<String, String> byDialect) {
        add(new DataOperation.ExecuteSql("", byDialect));
    }

    /** Inserts rows of Java values: text, numbers, booleans, bytes, dates and times, UUIDs, null. */
    default void bulkInsert(String table, List<String> columns, List<List<@Nullable Object>> rows) {
        List<List<Literal>> literals = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            literals.add(row.stream().map(Definitions::literal).toList());
        }
        add(new DataOperation.BulkInsert(Definitions.name(table), columns, literals));
    }

    /** Sets a column to a constant where the condition, SQL text, holds; an empty one means every row. */
    default void update(String table, String column, @Nullable Object value, String where) {
        Map<String, Operand> values = new LinkedHashMap<>();
        values.put(column, new Operand.Constant(Definitions.literal(value)));
        add(new DataOperation.UpdateRows(Definitions.name(table), values, where));
    }

    /** Sets a column to an expression where the condition holds, both SQL text; an empty one means every row. */
    default void updateExpression(String table, String column, String sql, String where) {
        add(new DataOperation.UpdateRows(Definitions.name(table), Map.of(column, new Operand.Expression(sql)), where));
    }

    /** Inserts what a query, SQL text, finds. */
    default void insertSelect(String table, List<String> columns, String query) {
        add(new DataOperation.InsertSelect(Definitions.name(table), columns, query));
    }

    /** Deletes the rows where the condition, SQL text, holds; an empty one means every row. */
    default void delete(String table, String where) {
        add(new DataOperation.DeleteRows(Definitions.name(table), where));
    }

    /** A row for {@link #bulkInsert}. */
    static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
