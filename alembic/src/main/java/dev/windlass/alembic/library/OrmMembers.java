package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Arguments;
import dev.windlass.alembic.eval.ClassValue;
import dev.windlass.alembic.eval.ListValue;
import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.Native;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Types;
import dev.windlass.alembic.eval.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of {@code sqlalchemy.orm} and {@code sqlalchemy.ext.declarative}. */
final class OrmMembers {
    /** {@code DeclarativeBase}, which programs derive their base from. */
    static final NativeClass DECLARATIVE_BASE =
            new NativeClass("DeclarativeBase", List.of(), new Methods<>(Value.class), Map.of(), "**kw", null);

    private OrmMembers() {}

    /** A member made by {@code @declared_attr}. */
    record Declared(Value function) implements Value, dev.windlass.alembic.eval.ClassLevel {
        @Override
        public TypeValue type() {
            return Types.OBJECT;
        }

        @Override
        public Value onClass(Run run, ClassValue type) {
            return function.call(run, Arguments.of(type));
        }
    }

    /** {@code inspect(Model)}. */
    record Mapper(ClassValue mapped) implements Value {
        private static final NativeClass TYPE = NativeClass.of(
                "Mapper",
                new Methods<>(Mapper.class)
                        .property(
                                "columns",
                                (run, self) -> new ColumnsView(
                                        java.util.Objects.requireNonNull(OrmClasses.table(run, self.mapped))))
                        .property(
                                "c",
                                (run, self) -> new ColumnsView(
                                        java.util.Objects.requireNonNull(OrmClasses.table(run, self.mapped))))
                        .property(
                                "local_table",
                                (run, self) -> java.util.Objects.requireNonNull(OrmClasses.table(run, self.mapped)))
                        .property(
                                "primary_key",
                                (run, self) -> new ListValue(
                                        java.util.Objects.requireNonNull(OrmClasses.table(run, self.mapped))
                                                .columns()
                                                .values()
                                                .stream()
                                                .filter(ColumnItem::isKey)
                                                .toList())));

        @Override
        public TypeValue type() {
            return TYPE;
        }
    }

    static void fill(Map<String, Value> all) {
        all.put("Session", SessionValue.TYPE);
        all.put("sessionmaker", Native.of("sessionmaker", "bind=, **kw", (run, b) -> new SessionValue.Maker()));
        all.put("scoped_session", Native.of("scoped_session", "maker, **kw", (run, b) -> new SessionValue.Maker()));
        all.put("Query", QueryValue.TYPE);
        Native base = Native.of("declarative_base", "bind=, metadata=, name=, cls=, **kw", (run, b) -> {
            MetaDataItem metadata = b.orNull("metadata") instanceof MetaDataItem given
                    ? given
                    : new MetaDataItem("", Naming.DEFAULT, new LinkedHashMap<>());
            return OrmClasses.base(run, b.text("name", "Base"), metadata);
        });
        all.put("declarative_base", base);
        all.put("automap_base", Native.of("automap_base", "**kw", (run, b) -> {
            throw run.unsupported("automap_base() is not run by Windlass", "Declare the tables in the revision.");
        }));
        all.put("DeclarativeBase", DECLARATIVE_BASE);
        all.put("declared_attr", Native.of("declared_attr", "function", (run, b) -> new Declared(b.value("function"))));
        all.put("mapped_column", ColumnItem.TYPE);
        all.put("column_property", Native.of("column_property", "column, *rest, **kw", (run, b) -> b.value("column")));
        all.put("deferred", Native.of("deferred", "column, *rest, **kw", (run, b) -> b.value("column")));
        all.put("relationship", Native.of("relationship", "target=, secondary=, *rest, **kw", (run, b) -> {
            Map<String, Value> options = new LinkedHashMap<>(b.others());
            if (b.orNull("secondary") != null) {
                options.put("secondary", b.value("secondary"));
            }
            return new Relationships.Relationship(b.value("target"), options);
        }));
        all.put("relation", all.get("relationship"));
        all.put("backref", Native.of("backref", "name, **kw", (run, b) -> b.value("name")));
        all.put("Mapped", Types.LIST);
        all.put("registry", Native.of("registry", "**kw", (run, b) -> None.NONE));
        for (String option : List.of(
                "joinedload",
                "selectinload",
                "subqueryload",
                "lazyload",
                "load_only",
                "noload",
                "defer",
                "undefer",
                "contains_eager",
                "raiseload",
                "immediateload")) {
            all.put(option, Native.of(option, "*rest, **kw", (run, b) -> new Option()));
        }
        for (String quiet : List.of("configure_mappers", "clear_mappers", "validates", "reconstructor")) {
            all.put(
                    quiet,
                    Native.of(
                            quiet,
                            "*rest, **kw",
                            (run, b) -> Native.of(quiet, "function", (r, i) -> i.value("function"))));
        }
        all.put("flag_modified", Native.of("flag_modified", "instance, key", (run, b) -> {
            if (b.value("instance") instanceof dev.windlass.alembic.eval.Instance instance) {
                instance.attributes().put("_modified_" + b.text("key"), dev.windlass.alembic.eval.Bool.TRUE);
            }
            return None.NONE;
        }));
        all.put(
                "aliased",
                Native.of(
                        "aliased",
                        "entity, name=, **kw",
                        (run, b) -> new AliasItem(
                                JoinItem.from(run, b.value("entity")),
                                b.text(
                                        "name",
                                        JoinItem.from(run, b.value("entity"))
                                                        .qualifier(
                                                                Context.of(run).target()) + "_"
                                                + (Context.of(run).counter().next() + 1)))));
        all.put("foreign", Native.of("foreign", "column", (run, b) -> b.value("column")));
        all.put("remote", Native.of("remote", "column", (run, b) -> b.value("column")));
        all.put("query_expression", Native.of("query_expression", "**kw", (run, b) -> None.NONE));
        all.put("synonym", Native.of("synonym", "name, **kw", (run, b) -> None.NONE));
        all.put("object_session", Native.of("object_session", "instance", (run, b) -> new SessionValue()));
        all.put("AbstractConcreteBase", Types.OBJECT);
        all.put(
                "as_declarative",
                Native.of(
                        "as_declarative",
                        "**kw",
                        (run, b) -> Native.of(
                                "as_declarative",
                                "type",
                                (r, i) -> OrmClasses.base(
                                        r, "Base", new MetaDataItem("", Naming.DEFAULT, new LinkedHashMap<>())))));
    }

    /** A loading option: everything is loaded when asked for. */
    private record Option() implements Value {
        @Override
        public TypeValue type() {
            return Types.OBJECT;
        }

        @Override
        public Value find(Run run, String name) {
            return Native.of(name, "*rest, **kw", (r, b) -> this);
        }
    }
}
