package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an SQL expression is made of. */
sealed interface Node {
    /** SQL as it stands, such as {@code literal_column}; never quoted. */
    record Raw(String sql) implements Node {}

    /** {@code text(sql)} with its bound values. */
    record Text(String sql, Map<String, Bind> binds) implements Node {}

    /** A column of a table, or of none. */
    record Column(@Nullable FromItem owner, String name) implements Node {}

    /** A value; a list if it expands. */
    record Bind(Value value, @Nullable String name, boolean expanding) implements Node {}

    /** A function call. */
    record Call(String name, List<SqlExpr> arguments, String suffix) implements Node {}

    /** Two operands; {@code precedence} is higher the tighter it binds. */
    record Binary(String operator, SqlExpr left, SqlExpr right, int precedence) implements Node {}

    /** {@code operator operand}. */
    record Prefix(String operator, SqlExpr operand, int precedence) implements Node {}

    /** {@code operand operator}. */
    record Postfix(SqlExpr operand, String operator, int precedence) implements Node {}

    /** {@code AND} or {@code OR} of several. */
    record Logical(boolean and, List<SqlExpr> operands) implements Node {}

    /** {@code a, b, c}, in parentheses if asked. */
    record Sequence(List<SqlExpr> items, boolean parentheses) implements Node {}

    /** {@code CASE}. */
    record Case(
            @Nullable SqlExpr subject,
            List<Map.Entry<SqlExpr, SqlExpr>> branches,
            @Nullable SqlExpr otherwise) implements Node {}

    /** {@code CAST(value AS type)}. */
    record Cast(SqlExpr value, SqlType type) implements Node {}

    /** {@code value AS name}. */
    record Label(String name, SqlExpr value) implements Node {}

    /** A query in parentheses. */
    record Subquery(Statement statement) implements Node {}

    /** A word that dialects write differently: true, false, null. */
    enum Word implements Node {
        TRUE,
        FALSE,
        NULL
    }
}
