package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.Int;
import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.Native;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TupleValue;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import dev.windlass.dialect.DialectName;
import java.util.List;
import java.util.Map;

/**
 * {@code bind.dialect}.
 *
 * @param target the database
 */
record DialectValue(Target target) implements Value {
    private static final Methods<DialectValue> METHODS = new Methods<>(DialectValue.class)
            .property("name", (run, self) -> new Str(self.name()))
            .property(
                    "driver",
                    (run, self) -> new Str(
                            switch (self.target.dialect()) {
                                case POSTGRESQL -> "psycopg2";
                                case MYSQL -> "pymysql";
                                case SQLITE -> "pysqlite";
                            }))
            .property("is_mariadb", (run, self) -> Bool.of(self.target.mariadb()))
            .property("supports_comments", (run, self) -> Bool.of(!self.target.sqlite()))
            .property("supports_native_enum", (run, self) -> Bool.of(!self.target.sqlite()))
            .property("supports_native_boolean", (run, self) -> Bool.of(self.target.postgresql()))
            .property("supports_alter", (run, self) -> Bool.of(!self.target.sqlite()))
            .property(
                    "default_schema_name",
                    (run, self) -> new Str(self.target.postgresql() ? "public" : self.target.sqlite() ? "main" : ""))
            .property(
                    "server_version_info",
                    (run, self) -> TupleValue.of(
                            Int.of(self.target.versionPart(0)),
                            Int.of(self.target.versionPart(1)),
                            Int.of(self.target.versionPart(2))))
            .property("identifier_preparer", (run, self) -> self)
            .property("ddl_compiler", (run, self) -> self)
            .method("quote", "name", (run, self, b) -> new Str(Identifiers.quote(self.target, b.text("name"))))
            .method(
                    "quote_identifier",
                    "name",
                    (run, self, b) -> new Str(Identifiers.always(self.target, b.text("name"))))
            .method(
                    "format_table",
                    "table",
                    (run, self, b) -> b.value("table") instanceof TableItem t
                            ? new Str(Identifiers.table(self.target, t.schema(), t.name()))
                            : b.value("table"))
            .method(
                    "has_table",
                    "bind, table, schema=",
                    (run, self, b) -> Bool.of(Context.of(run)
                            .catalog()
                            .tables(b.text("schema", ""))
                            .contains(b.text("table"))))
            .method("type_descriptor", "type", (run, self, b) -> SqlType.from(run, b.value("type")));
    static final NativeClass TYPE = NativeClass.of("DefaultDialect", METHODS);
    static final NativeClass POSTGRESQL = maker("PGDialect", DialectName.POSTGRESQL);
    static final NativeClass MYSQL = maker("MySQLDialect", DialectName.MYSQL);
    static final NativeClass SQLITE = maker("SQLiteDialect", DialectName.SQLITE);

    private static NativeClass maker(String name, DialectName dialect) {
        return new NativeClass(
                name,
                List.of(TYPE),
                new Methods<>(DialectValue.class),
                Map.of(),
                "**kw",
                (run, type, b) -> new DialectValue(new Target(dialect, "")));
    }

    static Value module(String name, NativeClass type) {
        return Native.of(
                name,
                "**kw",
                (Run run, dev.windlass.alembic.eval.Bound b) ->
                        type.call(run, dev.windlass.alembic.eval.Arguments.NONE));
    }

    String name() {
        return target.dialect().word();
    }

    @Override
    public TypeValue type() {
        return switch (target.dialect()) {
            case POSTGRESQL -> POSTGRESQL;
            case MYSQL -> MYSQL;
            case SQLITE -> SQLITE;
        };
    }
}
