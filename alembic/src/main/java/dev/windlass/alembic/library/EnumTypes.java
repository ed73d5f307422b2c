package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bound;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Raise;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Value;
import java.util.stream.Collectors;

/** Creates and drops the enumeration types of PostgreSQL. */
final class EnumTypes {
    private EnumTypes() {}

    /** {@code type.create(bind, checkfirst=…)} and {@code drop}. */
    static Value create(Run run, SqlType declared, Bound b, boolean create) {
        Target target = Context.of(run).target();
        SqlType type = declared.on(run, target);
        if (!target.postgresql() || !type.isEnum() || !type.flag("native_enum", true)) {
            return None.NONE;
        }
        // sa.Enum.create defaults to checkfirst=False, postgresql.ENUM.create to True.
        boolean check = b.flag(run, "checkfirst", !type.kind().equals("Enum"));
        apply(run, type, create, check);
        return None.NONE;
    }

    static void apply(Run run, SqlType type, boolean create, boolean check) {
        Context context = Context.of(run);
        String name = type.enumName();
        if (name == null) {
            throw Errors.of(LibraryErrors.COMPILE_ERROR, "PostgreSQL ENUM type requires a name.");
        }
        String schema = type.textArgument("schema");
        String schemaName = schema == null ? "" : schema;
        if (check && !context.offline() && context.catalog().hasEnum(schemaName, name) == create) {
            return;
        }
        Ddl ddl = new Ddl(run);
        String full = Identifiers.table(context.target(), schemaName, name);
        ddl.run(
                create
                        ? "CREATE TYPE " + full + " AS ENUM ("
                                + type.values(run).stream()
                                        .map(v -> Identifiers.literal(context.target(), v))
                                        .collect(Collectors.joining(", "))
                                + ")"
                        : "DROP TYPE " + full);
    }

    /** What creating or dropping a table does to the enumerations of its columns. */
    static void withTable(Run run, TableItem table, boolean create, boolean check) {
        Context context = Context.of(run);
        if (!context.target().postgresql()) {
            return;
        }
        for (ColumnItem column : table.columns().values()) {
            SqlType type = column.sqlType.on(run, context.target());
            if (type.kind().equals("ARRAY") && type.argument("item_type") instanceof SqlType inner) {
                type = inner.on(run, context.target());
            }
            if (!type.isEnum() || !type.flag("native_enum", true)) {
                continue;
            }
            // create_type is an argument of postgresql.ENUM; sa.Enum takes it and ignores it.
            boolean creates = type.kind().equals("Enum") || type.flag("create_type", true);
            boolean shared = type.argument("metadata") != null;
            String name = type.enumName();
            String schema = type.textArgument("schema");
            if (!creates || shared || name == null) {
                continue;
            }
            if (context.memory().meet(schema == null ? "" : schema, name)) {
                try {
                    apply(run, type, create, check);
                } catch (Raise raise) {
                    throw create && isThere(raise) ? advised(raise, name) : raise;
                }
            }
        }
    }

    private static boolean isThere(Raise raise) {
        // PostgreSQL manual, appendix A: duplicate_object.
        return raise.getCause() instanceof StatementFailure failure
                && failure.sqlState().equals("42710");
    }

    private static Raise advised(Raise raise, String name) {
        return raise.advised(
                "a table makes the type of its sa.Enum, as with Alembic, which does so once in each command; it is there"
                        + " already, from SQL, from an earlier command, or from one that was cut off",
                "Write the column's type as postgresql.ENUM(…, name='" + name
                        + "', create_type=False) from sqlalchemy.dialects, and run the command again.");
    }
}
