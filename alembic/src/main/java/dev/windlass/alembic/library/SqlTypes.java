package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Arguments;
import dev.windlass.alembic.eval.Bound;
import dev.windlass.alembic.eval.ClassValue;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The type classes of SQLAlchemy, its dialects and the packages that are often used with it. */
final class SqlTypes {
    // Name, parents, parameters. A name that differs between dialects has the dialect's before it.
    private static final String TABLE = """
            TypeEngine | |
            NullType | TypeEngine |
            TypeDecorator | TypeEngine |
            UserDefinedType | TypeEngine |
            Integer | TypeEngine | display_width, unsigned, zerofill
            INTEGER | Integer | display_width, unsigned, zerofill
            INT | Integer | display_width, unsigned, zerofill
            SmallInteger | Integer | display_width, unsigned, zerofill
            SMALLINT | SmallInteger | display_width, unsigned, zerofill
            BigInteger | Integer | display_width, unsigned, zerofill
            BIGINT | BigInteger | display_width, unsigned, zerofill
            TINYINT | Integer | display_width, unsigned, zerofill
            MEDIUMINT | Integer | display_width, unsigned, zerofill
            YEAR | TypeEngine | display_width
            Numeric | TypeEngine | precision, scale, decimal_return_scale, asdecimal
            NUMERIC | Numeric | precision, scale, asdecimal
            DECIMAL | Numeric | precision, scale, asdecimal
            Float | Numeric | precision, asdecimal, decimal_return_scale
            FLOAT | Float | precision, scale, asdecimal
            REAL | Float | precision, scale, asdecimal
            Double | Float | precision, asdecimal
            DOUBLE | Float | precision, scale, asdecimal
            DOUBLE_PRECISION | Float | precision, asdecimal
            MONEY | TypeEngine |
            Boolean | TypeEngine | create_constraint, name
            BOOLEAN | Boolean | create_constraint, name
            BOOL | Boolean | create_constraint, name
            String | TypeEngine | length, collation
            Unicode | String | length, collation
            Text | String | length, collation
            UnicodeText | Text | length, collation
            VARCHAR | String | length, collation
            NVARCHAR | Unicode | length, collation
            CHAR | String | length, collation
            NCHAR | Unicode | length, collation
            TEXT | Text | length, collation
            TINYTEXT | Text | length, collation
            MEDIUMTEXT | Text | length, collation
            LONGTEXT | Text | length, collation
            CLOB | Text | length, collation
            CITEXT | Text | length
            LargeBinary | TypeEngine | length
            Binary | LargeBinary | length
            BINARY | LargeBinary | length
            VARBINARY | LargeBinary | length
            BLOB | LargeBinary | length
            TINYBLOB | LargeBinary | length
            MEDIUMBLOB | LargeBinary | length
            LONGBLOB | LargeBinary | length
            BYTEA | LargeBinary | length
            PickleType | TypeEngine | protocol, pickler, comparator, impl
            Date | TypeEngine |
            DATE | Date |
            DateTime | TypeEngine | timezone
            DATETIME | DateTime | timezone, fsp
            TIMESTAMP | DateTime | timezone, precision
            mysql.TIMESTAMP | DateTime | timezone, fsp
            mysql.DATETIME | DateTime | timezone, fsp
            DATETIME2 | DateTime | precision
            Time | TypeEngine | timezone
            TIME | Time | timezone, precision
            mysql.TIME | Time | timezone, fsp
            Interval | TypeEngine | native, second_precision, day_precision
            INTERVAL | Interval | precision, fields
            Enum | String |
            ENUM | Enum |
            mysql.ENUM | Enum |
            SET | String |
            JSON | TypeEngine | none_as_null
            pg.JSON | JSON | none_as_null, astext_type
            JSONB | pg.JSON | none_as_null, astext_type
            HSTORE | TypeEngine | text_type
            Uuid | TypeEngine | as_uuid, native_uuid
            UUID | Uuid | as_uuid
            ARRAY | TypeEngine | item_type, as_tuple, dimensions, zero_indexes
            INET | TypeEngine |
            CIDR | TypeEngine |
            MACADDR | TypeEngine |
            MACADDR8 | TypeEngine |
            OID | TypeEngine |
            REGCLASS | TypeEngine |
            REGCONFIG | TypeEngine |
            JSONPATH | TypeEngine |
            TSVECTOR | TypeEngine |
            TSQUERY | TypeEngine |
            BIT | TypeEngine | length, varying
            INT4RANGE | TypeEngine |
            INT8RANGE | TypeEngine |
            NUMRANGE | TypeEngine |
            DATERANGE | TypeEngine |
            TSRANGE | TypeEngine |
            TSTZRANGE | TypeEngine |
            INT4MULTIRANGE | TypeEngine |
            INT8MULTIRANGE | TypeEngine |
            NUMMULTIRANGE | TypeEngine |
            DATEMULTIRANGE | TypeEngine |
            TSMULTIRANGE | TypeEngine |
            TSTZMULTIRANGE | TypeEngine |
            DOMAIN | TypeEngine | name, data_type
            Vector | UserDefinedType | dim
            HALFVEC | UserDefinedType | dim
            SPARSEVEC | UserDefinedType | dim
            Geometry | UserDefinedType | geometry_type, srid, dimension, spatial_index
            Geography | UserDefinedType | geometry_type, srid, dimension, spatial_index
            Raster | UserDefinedType |
            LTREE | UserDefinedType |
            """;
    private static final Map<String, NativeClass> ALL = all();

    private SqlTypes() {}

    private static Map<String, NativeClass> all() {
        Methods<SqlType> methods = new Methods<>(SqlType.class)
                .method("with_variant", "type, *dialects", (run, self, b) -> variant(run, self, b))
                .method("create", "bind=, checkfirst=", (run, self, b) -> EnumTypes.create(run, self, b, true))
                .method("drop", "bind=, checkfirst=", (run, self, b) -> EnumTypes.create(run, self, b, false))
                .method(
                        "compile",
                        "dialect=",
                        (run, self, b) -> new dev.windlass.alembic.eval.Str(
                                b.value("dialect") instanceof DialectValue d
                                        ? TypeText.render(run, d.target(), self)
                                        : TypeText.generic(run, self)))
                .method("copy", "**kw", (run, self, b) -> self)
                .method("load_dialect_impl", "dialect", (run, self, b) -> self)
                .method("type_descriptor", "type", (run, self, b) -> SqlType.from(run, b.value("type")))
                .method(
                        "dialect_impl",
                        "dialect",
                        (run, self, b) ->
                                b.value("dialect") instanceof DialectValue d ? self.on(run, d.target()) : self)
                .property(
                        "enums",
                        (run, self) -> new dev.windlass.alembic.eval.ListValue(self.values(run).stream()
                                .map(dev.windlass.alembic.eval.Str::new)
                                .toList()))
                .property("name", (run, self) -> {
                    String name = self.enumName();
                    return name == null ? None.NONE : new dev.windlass.alembic.eval.Str(name);
                })
                .property("impl", (run, self) -> self)
                .property("python_type", (run, self) -> dev.windlass.alembic.eval.Types.STR);
        Map<String, NativeClass> all = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            String[] parts = line.split("\\|", -1);
            String name = parts[0].strip();
            List<TypeValue> parents = new ArrayList<>();
            if (!parts[1].isBlank()) {
                NativeClass parent = all.get(parts[1].strip());
                if (parent != null) {
                    parents.add(parent);
                }
            }
            String shown = name.substring(name.indexOf('.') + 1);
            List<String> parameters =
                    parts[2].isBlank() ? List.of() : List.of(parts[2].strip().split(",\\s*"));
            all.put(
                    name,
                    new NativeClass(
                            shown,
                            parents,
                            parents.isEmpty() ? methods : new Methods<>(SqlType.class),
                            Map.of(),
                            "*rest, **kw",
                            (run, type, b) -> make(run, type, name, parameters, b)));
        });
        return all;
    }

    static NativeClass named(String name) {
        NativeClass found = ALL.get(name);
        if (found == null) {
            throw new IllegalArgumentException(name);
        }
        return found;
    }

    static @Nullable NativeClass find(String name) {
        return ALL.get(name);
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    private static Value make(Run run, TypeValue type, String kind, List<String> parameters, Bound b) {
        Map<String, Value> arguments = new LinkedHashMap<>();
        List<Value> rest = new ArrayList<>(b.rest());
        boolean several = kind.endsWith("ENUM") || kind.equals("Enum") || kind.equals("SET");
        for (int i = 0; !several && !rest.isEmpty(); i++) {
            if (i >= parameters.size()) {
                if (parameters.isEmpty() || kind.equals("UserDefinedType") || kind.equals("TypeDecorator")) {
                    break;
                }
                throw Errors.type(type.name() + "() takes " + parameters.size() + " arguments");
            }
            arguments.put(parameters.get(i), rest.removeFirst());
        }
        arguments.putAll(b.others());
        if (kind.equals("ARRAY") && arguments.get("item_type") instanceof Value item) {
            arguments.put("item_type", SqlType.from(run, item));
        }
        return new SqlType(type, kind, arguments, List.copyOf(rest), Map.of());
    }

    private static Value variant(Run run, SqlType self, Bound b) {
        Map<String, SqlType> variants = new LinkedHashMap<>(self.variants());
        for (Value dialect : b.rest()) {
            variants.put(dialect.text(run), SqlType.from(run, b.value("type")));
        }
        return new SqlType(self.type(), self.kind(), self.arguments(), self.rest(), variants);
    }

    /** An instance of a class that a revision derives from a type: a decorator keeps the arguments for what it wraps. */
    static @Nullable Value instantiate(Run run, ClassValue type, Arguments arguments) {
        boolean decorator = type.isSubclass(named("TypeDecorator"));
        if (type.isSubclass(named("UserDefinedType")) || decorator) {
            return null;
        }
        for (TypeValue parent : type.lineage()) {
            if (parent instanceof NativeClass known && known.isSubclass(named("TypeEngine"))) {
                Value made = known.call(run, arguments);
                return made instanceof SqlType inner
                        ? new SqlType(type, inner.kind(), inner.arguments(), inner.rest(), inner.variants())
                        : made;
            }
        }
        return null;
    }

    /** The family of a type that decides on automatic numbers and on casts, as SQLAlchemy's type affinity does. */
    static String affinity(SqlType type) {
        for (TypeValue parent : named(type.kind()).lineage()) {
            switch (parent.name()) {
                case "Integer",
                        "Numeric",
                        "Boolean",
                        "String",
                        "Text",
                        "LargeBinary",
                        "Date",
                        "DateTime",
                        "Time",
                        "Interval",
                        "JSON",
                        "Uuid",
                        "ARRAY",
                        "Enum" -> {
                    return parent.name().equals("Text") ? "String" : parent.name();
                }
                default -> {}
            }
        }
        return type.kind();
    }
}
