package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Annotation;
import dev.windlass.alembic.eval.Arguments;
import dev.windlass.alembic.eval.ClassValue;
import dev.windlass.alembic.eval.DictValue;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.Instance;
import dev.windlass.alembic.eval.ListValue;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Classes that are mapped to tables: {@code class User(Base)} inside a revision. */
final class OrmClasses {
    static final String BASE = "_orm_base_";
    private static final String TABLE = "_orm_table_";

    private OrmClasses() {}

    /** A new base, as {@code declarative_base()} gives. */
    static ClassValue base(Run run, String name, MetaDataItem metadata) {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put(BASE, metadata);
        members.put("metadata", metadata);
        members.put("registry", new ListValue(List.of()));
        return new ClassValue(name, List.of(), members);
    }

    /** The table of a mapped class, or null. */
    static @Nullable TableItem table(Run run, Value type) {
        if (!(type instanceof ClassValue known)) {
            return null;
        }
        for (TypeValue parent : known.lineage()) {
            if (parent instanceof ClassValue c && c.members().get(TABLE) instanceof TableItem table) {
                return table;
            }
        }
        return null;
    }

    static @Nullable Value define(Run run, String name, List<Value> parents, Map<String, Value> members) {
        List<TypeValue> types = new ArrayList<>();
        ClassValue base = null;
        for (Value parent : parents) {
            if (parent instanceof TypeValue type) {
                types.add(type);
                for (TypeValue t : type.lineage()) {
                    if (t instanceof ClassValue c && c.members().containsKey(BASE)) {
                        base = c;
                    }
                    if (t == OrmMembers.DECLARATIVE_BASE && base == null) {
                        return ownBase(run, name, types, members);
                    }
                }
            }
        }
        if (base == null) {
            return null;
        }
        ClassValue made = new ClassValue(name, types, members);
        Value abstractClass = members.get("__abstract__");
        if (abstractClass != null && abstractClass.truth(run)) {
            return made;
        }
        Value given = made.members().get("__table__");
        Value tableName = made.find(run, "__tablename__");
        TableItem inherited = table(run, made);
        if (given instanceof TableItem table) {
            made.members().put(TABLE, table);
            table.columns().forEach((n, c) -> made.members().put(n, c));
        } else if (tableName != null && Operators.asText(tableName) != null || inherited == null && tableName != null) {
            String own = Operators.asText(tableName);
            map(
                    run,
                    made,
                    own == null ? tableName.call(run, Arguments.NONE).text(run) : own,
                    base.members().get(BASE) instanceof MetaDataItem metadata
                            ? metadata
                            : MetaDataItem.ofEnvironment(run));
        }
        if (base.members().get("registry") instanceof ListValue registry) {
            registry.items().add(made);
        }
        return made;
    }

    private static Value ownBase(Run run, String name, List<TypeValue> types, Map<String, Value> members) {
        ClassValue made = new ClassValue(name, types, members);
        MetaDataItem metadata = members.get("metadata") instanceof MetaDataItem given
                ? given
                : new MetaDataItem("", Naming.DEFAULT, new LinkedHashMap<>());
        made.members().put(BASE, metadata);
        made.members().put("metadata", metadata);
        made.members().put("registry", new ListValue(List.of()));
        return made;
    }

    private static void map(Run run, ClassValue type, String tableName, MetaDataItem metadata) {
        Map<String, ColumnItem> columns = new LinkedHashMap<>();
        for (TypeValue parent : type.lineage().reversed()) {
            if (!(parent instanceof ClassValue known) || known.members().containsKey(BASE)) {
                continue;
            }
            annotated(run, known, columns, parent != type);
            known.members().forEach((attribute, value) -> {
                Value member = declared(run, type, value);
                if (member instanceof ColumnItem column) {
                    ColumnItem own = parent == type ? column : column.copy();
                    own.name = own.name.isEmpty() ? attribute : own.name;
                    columns.put(attribute, own);
                }
            });
        }
        List<Value> items = new ArrayList<>(columns.values());
        Map<String, Value> options = new LinkedHashMap<>();
        Value arguments = type.find(run, "__table_args__");
        if (arguments != null && arguments != None.NONE) {
            List<Value> list = arguments instanceof DictValue ? List.of(arguments) : Operators.list(run, arguments);
            for (Value item : list) {
                if (item instanceof DictValue dict) {
                    dict.entries().forEach((k, v) -> options.put(k.text(run), v));
                } else {
                    items.add(item);
                }
            }
        }
        String schema = Operators.underlying(options.getOrDefault("schema", None.NONE)) instanceof Str text
                ? text.value()
                : metadata.schema();
        TableItem table = TableItem.build(run, tableName, schema, metadata, items, options);
        metadata.tables().put(schema.isEmpty() ? tableName : schema + "." + tableName, table);
        type.members().put(TABLE, table);
        type.members().put("__table__", table);
        columns.forEach((attribute, column) -> {
            ColumnItem own = table.columns().get(column.name);
            type.members().put(attribute, own == null ? column : own);
        });
    }

    // declared_attr: a function of the class that gives the member.
    private static Value declared(Run run, ClassValue type, Value value) {
        return value instanceof OrmMembers.Declared declared
                ? declared.function().call(run, Arguments.of(type))
                : value;
    }

    private static void annotated(Run run, ClassValue type, Map<String, ColumnItem> columns, boolean copy) {
        if (!(type.members().get("__annotations__") instanceof DictValue annotations)) {
            return;
        }
        annotations.entries().forEach((key, value) -> {
            String attribute = key.text(run);
            Value member = type.members().get(attribute);
            if (value instanceof Annotation annotation && (member == null || member instanceof ColumnItem)) {
                ColumnItem column = MappedAnnotations.column(run, annotation, (ColumnItem) member);
                if (column != null) {
                    ColumnItem own = copy ? column.copy() : column;
                    own.name = own.name.isEmpty() ? attribute : own.name;
                    columns.put(attribute, own);
                }
            }
        });
    }

    static @Nullable Value instantiate(Run run, ClassValue type, Arguments arguments) {
        TableItem table = table(run, type);
        if (table == null || type.bind(run, type, "__init__") != null) {
            return null;
        }
        Instance instance = new Instance(type);
        arguments.named().forEach((name, value) -> {
            if (type.find(run, name) == null) {
                throw Errors.type("'" + name + "' is an invalid keyword argument for " + type.name());
            }
            instance.attributes().put(name, value);
        });
        return instance;
    }

    static @Nullable Value classAttribute(Run run, ClassValue type, String name) {
        TableItem table = table(run, type);
        if (table == null) {
            return null;
        }
        return switch (name) {
            case "__table__" -> table;
            case "__mapper__" -> new OrmMembers.Mapper(type);
            case "query" -> {
                throw run.unsupported(
                        "'" + type.name() + ".query' needs the application's session",
                        "Use: session.query(" + type.name() + ")");
            }
            default -> null;
        };
    }

    static @Nullable Value instanceAttribute(Run run, Instance instance, String name) {
        return table(run, instance.type()) == null ? null : Relationships.load(run, instance, name);
    }

    static void classAttributeAssigned(Run run, ClassValue type, String name, Value value) {
        TableItem table = table(run, type);
        if (table != null && value instanceof ColumnItem column && column.table == null) {
            column.name = column.name.isEmpty() ? name : column.name;
            table.attach(run, column);
        }
    }

    static void instanceAttributeAssigned(Run run, Instance instance, String name) {
        if (name.startsWith("_orm_")) {
            throw Errors.attribute(name);
        }
    }

    /** The attribute of a class that a column is mapped to. */
    static String attributeOf(ClassValue type, ColumnItem column) {
        for (TypeValue parent : type.lineage()) {
            if (parent instanceof ClassValue c) {
                for (Map.Entry<String, Value> member : c.members().entrySet()) {
                    if (member.getValue() == column) {
                        return member.getKey();
                    }
                }
            }
        }
        return column.name;
    }

    /** A row of a result: a tuple, or the object that a whole row of a mapped class is. */
    static Value entity(Run run, List<@Nullable ClassValue> entities, List<String> names, List<Value> values) {
        boolean any = entities.stream().anyMatch(java.util.Objects::nonNull);
        if (!any) {
            return new ResultValue.RowValue(names, values);
        }
        List<String> shown = new ArrayList<>();
        List<Value> cells = new ArrayList<>();
        int i = 0;
        while (i < values.size()) {
            ClassValue type = i < entities.size() ? entities.get(i) : null;
            TableItem table = type == null ? null : table(run, type);
            if (type == null || table == null) {
                shown.add(names.get(i));
                cells.add(values.get(i++));
                continue;
            }
            Instance instance = new Instance(type);
            boolean present = false;
            for (ColumnItem column : table.columns().values()) {
                present |= values.get(i) != None.NONE;
                instance.attributes().put(attributeOf(type, column), values.get(i++));
            }
            shown.add(type.name());
            cells.add(present ? instance : None.NONE);
        }
        return new ResultValue.RowValue(shown, cells);
    }

    static Value inspect(Run run, Value subject) {
        if (subject instanceof ClassValue type && table(run, type) != null) {
            return new OrmMembers.Mapper(type);
        }
        throw Errors.of(
                LibraryErrors.NO_INSPECTION,
                "No inspection system is available for object of type "
                        + subject.type().name());
    }
}
