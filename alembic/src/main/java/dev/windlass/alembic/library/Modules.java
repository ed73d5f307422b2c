package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.ModuleValue;
import dev.windlass.alembic.eval.Native;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The modules of the library by their dotted names. */
final class Modules {
    // Modules that all give the names of 'sqlalchemy': it re-exports them, and revisions take them from anywhere.
    private static final Set<String> CORE = Set.of(
            "sqlalchemy",
            "sqlalchemy.sql",
            "sqlalchemy.sql.expression",
            "sqlalchemy.sql.elements",
            "sqlalchemy.sql.schema",
            "sqlalchemy.sql.sqltypes",
            "sqlalchemy.sql.selectable",
            "sqlalchemy.sql.dml",
            "sqlalchemy.sql.ddl",
            "sqlalchemy.sql.type_api",
            "sqlalchemy.types",
            "sqlalchemy.schema",
            "sqlalchemy.engine",
            "sqlalchemy.engine.base",
            "sqlalchemy.engine.reflection",
            "sqlalchemy.engine.default",
            "sqlalchemy.inspection",
            "sqlalchemy.ext",
            "sqlalchemy.ext.mutable",
            "sqlalchemy.ext.hybrid",
            "sqlalchemy.ext.automap",
            "sqlalchemy.ext.compiler",
            "sqlalchemy.ext.associationproxy",
            "sqlalchemy.event",
            "sqlalchemy.sql.operators",
            "sqlalchemy.util",
            "sqlalchemy.pool",
            "sqlalchemy.sql.roles",
            "sqlalchemy.future");
    private static final Set<String> ORM = Set.of(
            "sqlalchemy.orm",
            "sqlalchemy.orm.session",
            "sqlalchemy.orm.attributes",
            "sqlalchemy.orm.exc",
            "sqlalchemy.ext.declarative",
            "sqlalchemy.ext.declarative.api",
            "sqlalchemy.orm.decl_api",
            "sqlalchemy.ext.asyncio",
            "sqlalchemy.orm.query");

    private static final Map<String, Value> CORE_MEMBERS = coreMembers();
    private static final List<String> CORE_NAMES =
            CORE_MEMBERS.keySet().stream().filter(n -> !n.startsWith("_")).toList();
    private static final Map<String, Value> ORM_MEMBERS = ormMembers();
    private static final Map<String, Value> ALEMBIC_MEMBERS = alembicMembers();

    static boolean knows(String name) {
        return new Modules().module(name) != null;
    }

    @Nullable
    Value module(String name) {
        if (CORE.contains(name)) {
            return new ModuleValue(name, this::core, CORE_NAMES);
        }
        if (ORM.contains(name)) {
            return new ModuleValue(name, this::orm, null);
        }
        return switch (name) {
            case "sqlalchemy.exc", "sqlalchemy.orm.exceptions" ->
                new ModuleValue(name, n -> LibraryErrors.members().get(n), null);
            case "sqlalchemy.func", "sqlalchemy.sql.func", "sqlalchemy.sql.functions" -> new FunctionsModule();
            case "sqlalchemy.dialects" ->
                new ModuleValue(
                        name,
                        n -> switch (n) {
                            case "postgresql", "mysql", "sqlite", "mssql", "oracle", "mariadb" ->
                                module("sqlalchemy.dialects." + n);
                            default -> null;
                        },
                        null);
            case "alembic",
                    "alembic.op",
                    "alembic.context",
                    "alembic.operations",
                    "alembic.autogenerate",
                    "alembic.operations.ops",
                    "alembic.operations.base",
                    "alembic.runtime",
                    "alembic.runtime.migration",
                    "alembic.migration",
                    "alembic.ddl",
                    "alembic.ddl.base",
                    "alembic.ddl.impl",
                    "alembic.util",
                    "alembic.util.exc" -> alembic(name);
            default -> name.startsWith("sqlalchemy.dialects.") ? dialect(name) : ThirdParty.module(name);
        };
    }

    private static Map<String, Value> coreMembers() {
        Map<String, Value> all = new HashMap<>();
        SaMembers.fill(all);
        SqlTypes.names().stream().filter(n -> !n.contains(".")).forEach(n -> all.putIfAbsent(n, SqlTypes.named(n)));
        all.put("func", new FunctionsModule());
        all.put(
                "exc",
                new ModuleValue("sqlalchemy.exc", n -> LibraryErrors.members().get(n), null));
        LibraryErrors.members().forEach(all::putIfAbsent);
        return Map.copyOf(all);
    }

    private static Map<String, Value> ormMembers() {
        Map<String, Value> all = new HashMap<>();
        OrmMembers.fill(all);
        return Map.copyOf(all);
    }

    private @Nullable Value core(String name) {
        Value found = CORE_MEMBERS.get(name);
        return found == null
                ? submodule(
                        "sqlalchemy." + name,
                        "sqlalchemy.sql." + name,
                        "sqlalchemy.engine." + name,
                        "sqlalchemy.ext." + name)
                : found;
    }

    private @Nullable Value submodule(String... names) {
        for (String name : names) {
            if (CORE.contains(name) || ORM.contains(name) || name.equals("sqlalchemy.dialects")) {
                return module(name);
            }
        }
        return null;
    }

    private @Nullable Value orm(String name) {
        Value found = ORM_MEMBERS.get(name);
        if (found == null) {
            found = LibraryErrors.members().get(name);
        }
        return found == null ? submodule("sqlalchemy.orm." + name, "sqlalchemy.ext.declarative." + name) : found;
    }

    private @Nullable Value dialect(String name) {
        String[] parts = name.split("\\.");
        if (parts.length > 4) {
            return null;
        }
        String dialect = parts[2];
        if (parts.length == 4 && !parts[3].equals(parts[3].toLowerCase(Locale.ROOT))) {
            return null;
        }
        return switch (dialect) {
            case "postgresql" -> new ModuleValue(name, n -> postgresql(n), null);
            case "mysql", "mariadb" -> new ModuleValue(name, n -> mysql(n), null);
            case "sqlite" ->
                new ModuleValue(
                        name,
                        n -> switch (n) {
                            case "dialect", "SQLiteDialect", "SQLiteDialect_pysqlite" -> DialectValue.SQLITE;
                            case "insert" -> SaMembers.INSERT;
                            case "base", "json", "pysqlite" -> module(name + "." + n);
                            default -> type(n);
                        },
                        null);
            case "mssql", "oracle" ->
                new ModuleValue(
                        name,
                        n -> switch (n) {
                            case "dialect" -> DialectValue.SQLITE;
                            case "NVARCHAR2", "VARCHAR2" -> SqlTypes.named("VARCHAR");
                            case "NUMBER" -> SqlTypes.named("NUMERIC");
                            case "UNIQUEIDENTIFIER" -> SqlTypes.named("UUID");
                            case "NTEXT", "XML" -> SqlTypes.named("TEXT");
                            case "DATETIMEOFFSET", "SMALLDATETIME" -> SqlTypes.named("TIMESTAMP");
                            case "IMAGE", "RAW" -> SqlTypes.named("BLOB");
                            default -> type(n);
                        },
                        null);
            default -> null;
        };
    }

    private static @Nullable Value type(String name) {
        return SqlTypes.find(name);
    }

    private @Nullable Value postgresql(String name) {
        return switch (name) {
            case "JSON" -> SqlTypes.named("pg.JSON");
            case "DOUBLE_PRECISION" -> SqlTypes.named("DOUBLE_PRECISION");
            case "dialect", "PGDialect", "PGDialect_psycopg2" -> DialectValue.POSTGRESQL;
            case "insert", "Insert" -> SaMembers.INSERT;
            case "ExcludeConstraint" -> ConstraintItem.EXCLUDE;
            case "array" ->
                Native.of(
                        "array",
                        "items, type_=",
                        (run, b) -> SqlExpr.of(
                                new Node.Call(
                                        "ARRAY[",
                                        List.of(SqlExpr.of(new Node.Sequence(
                                                Exprs.all(
                                                        run,
                                                        dev.windlass.alembic.eval.Operators.list(
                                                                run, b.value("items"))),
                                                false))),
                                        "]"),
                                SqlType.of("ARRAY")));
            case "aggregate_order_by", "array_agg", "hstore" -> SaMembers.plainFunction(name);
            case "CreateEnumType" ->
                Native.of(
                        name,
                        "type, **kw",
                        (run, b) ->
                                new DdlElement(r -> EnumTypes.apply(r, SqlType.from(r, b.value("type")), true, false)));
            case "DropEnumType" ->
                Native.of(
                        name,
                        "type, **kw",
                        (run, b) -> new DdlElement(
                                r -> EnumTypes.apply(r, SqlType.from(r, b.value("type")), false, false)));
            case "base", "json", "array_", "types", "named_types", "ranges", "hstore_", "psycopg2", "asyncpg", "ext" ->
                new ModuleValue("sqlalchemy.dialects.postgresql." + name, this::postgresql, null);
            case "ENUM", "UUID", "JSONB", "ARRAY" -> SqlTypes.named(name);
            default -> type(name);
        };
    }

    private @Nullable Value mysql(String name) {
        return switch (name) {
            case "ENUM", "TIMESTAMP", "DATETIME", "TIME" -> SqlTypes.named("mysql." + name);
            case "dialect", "MySQLDialect" -> DialectValue.MYSQL;
            case "insert" -> SaMembers.INSERT;
            case "base", "types", "enumerated", "json" ->
                new ModuleValue("sqlalchemy.dialects.mysql." + name, this::mysql, null);
            default -> type(name);
        };
    }

    private static Map<String, Value> alembicMembers() {
        Map<String, Value> all = new HashMap<>();
        all.put("op", new OpModule());
        all.put("context", ContextModule.of());
        all.put("operations", alembicModule("alembic.operations"));
        all.put("runtime", alembicModule("alembic.runtime"));
        all.put("util", alembicModule("alembic.util"));
        all.put("CommandError", LibraryErrors.COMMAND_ERROR);
        all.put("MigrationContext", ContextModule.MIGRATION_CONTEXT);
        all.put("Operations", ContextModule.OPERATIONS);
        all.put("BatchOperations", ContextModule.OPERATIONS);
        all.put("MigrateOperation", Directives.OPERATION);
        all.put("MigrationScript", Directives.OPERATION);
        all.put("ops", alembicModule("alembic.operations.ops"));
        all.put("base", alembicModule("alembic.operations.base"));
        Value decorator = Native.of(
                "dispatch_for",
                "*rest, **kw",
                (run, b) -> Native.of("decorate", "function", (r, i) -> i.value("function")));
        for (String group : List.of("renderers", "comparators")) {
            all.put(group, ModuleValue.of("alembic.autogenerate." + group, Map.of("dispatch_for", decorator)));
        }
        all.put("autogenerate", alembicModule("alembic.autogenerate"));
        return Map.copyOf(all);
    }

    private static Value alembicModule(String name) {
        return new ModuleValue(name, member -> ALEMBIC_MEMBERS.get(member), null);
    }

    private static Value alembic(String name) {
        return switch (name) {
            case "alembic.op" -> ALEMBIC_MEMBERS.getOrDefault("op", None.NONE);
            case "alembic.context" -> ALEMBIC_MEMBERS.getOrDefault("context", None.NONE);
            default -> alembicModule(name);
        };
    }

    /** Something that is executed and does its work by itself, such as {@code CreateTable(table)}. */
    record DdlElement(java.util.function.Consumer<Run> work) implements Value {
        @Override
        public dev.windlass.alembic.eval.TypeValue type() {
            return ExprMethods.TEXT;
        }
    }
}
