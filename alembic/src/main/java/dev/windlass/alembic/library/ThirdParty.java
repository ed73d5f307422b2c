package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.Int;
import dev.windlass.alembic.eval.ModuleValue;
import dev.windlass.alembic.eval.Native;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The column types of packages that many revisions import: what each is in the database. */
final class ThirdParty {
    private static final Set<String> PACKAGES = Set.of(
            "sqlalchemy_utc",
            "sqlalchemy_utils",
            "sqlmodel",
            "pgvector",
            "geoalchemy2",
            "fastapi_users_db_sqlalchemy",
            "citext",
            "sqlalchemy_citext",
            "sqlalchemy_json",
            "sqlalchemy_jsonfield",
            "advanced_alchemy",
            "fastapi_utils",
            "geoalchemy",
            "sqlalchemy_searchable");
    private static final Set<String> INNER = Set.of(
            "types",
            "sqltypes",
            "sql",
            "generics",
            "sqlalchemy",
            "encrypted",
            "encrypted_type",
            "uuid",
            "json",
            "ts_vector",
            "email",
            "url",
            "choice",
            "password",
            "arrow",
            "ip_address",
            "phone_number",
            "country",
            "currency",
            "timezone",
            "color",
            "scalar_list",
            "ltree",
            "range",
            "locale",
            "guid",
            "datetime",
            "access_token",
            "encrypted_string",
            "enriched_datetime");
    private static final Map<String, Value> TYPES = types();

    private ThirdParty() {}

    static @Nullable Value module(String name) {
        String top = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        if (!PACKAGES.contains(top)) {
            return null;
        }
        // The inner modules of these packages are many; what counts is the name of the type at the end.
        return new ModuleValue(
                name,
                member -> {
                    Value type = TYPES.get(member);
                    if (type == null && top.equals("sqlmodel")) {
                        type = SqlTypes.find(member);
                    }
                    return type == null && INNER.contains(member) ? module(name + "." + member) : type;
                },
                null);
    }

    private static void type(Map<String, Value> all, String name, String parameters, Making making) {
        all.put(name, Native.of(name, parameters, (run, b) -> making.make(run, b)));
    }

    private interface Making {
        SqlType make(Run run, dev.windlass.alembic.eval.Bound b);
    }

    private static void fixed(Map<String, Value> all, String name, SqlType type) {
        type(all, name, "*rest, **kw", (run, b) -> type);
    }

    private static SqlType variant(SqlType type, String dialect, SqlType other) {
        Map<String, SqlType> variants = new HashMap<>(type.variants());
        variants.put(dialect, other);
        return new SqlType(type.type(), type.kind(), type.arguments(), type.rest(), variants);
    }

    private static SqlType string(int length) {
        return SqlType.of("String", "length", length);
    }

    private static Map<String, Value> types() {
        Map<String, Value> all = new HashMap<>();
        type(
                all,
                "AutoString",
                "length=, **kw",
                (run, b) -> b.orNull("length") == null
                        ? variant(SqlType.of("String"), "mysql", string(255))
                        : string(b.integer("length", 0)));
        // fastapi_users_db_sqlalchemy/generics.py: CHAR(36), UUID on PostgreSQL.
        fixed(all, "GUID", variant(SqlType.of("CHAR", "length", 36), "postgresql", SqlType.of("UUID")));
        fixed(all, "TIMESTAMPAware", SqlType.of("TIMESTAMP").with("timezone", Bool.TRUE));
        fixed(all, "DateTimeUTC", SqlType.of("DateTime").with("timezone", Bool.TRUE));
        fixed(all, "UtcDateTime", SqlType.of("DateTime").with("timezone", Bool.TRUE));
        fixed(all, "CIText", SqlType.of("CITEXT"));
        fixed(all, "CITEXT", SqlType.of("CITEXT"));
        fixed(all, "EmailType", string(255));
        fixed(all, "URLType", SqlType.of("UnicodeText"));
        fixed(all, "ArrowType", SqlType.of("DateTime"));
        fixed(all, "EnrichedDateTimeType", SqlType.of("DateTime"));
        fixed(all, "CountryType", string(2));
        fixed(all, "CurrencyType", string(3));
        fixed(all, "LocaleType", string(10));
        fixed(all, "TimezoneType", string(50));
        fixed(all, "IPAddressType", string(50));
        fixed(all, "ScalarListType", SqlType.of("UnicodeText"));
        fixed(all, "LtreeType", SqlType.of("LTREE"));
        fixed(all, "TSVectorType", SqlType.of("TSVECTOR"));
        fixed(all, "JSONType", variant(SqlType.of("UnicodeText"), "postgresql", SqlType.of("pg.JSON")));
        fixed(all, "EncryptedType", SqlType.of("LargeBinary"));
        type(
                all,
                "StringEncryptedType",
                "type_in=, *rest, length=, **kw",
                (run, b) -> b.orNull("length") == null ? SqlType.of("String") : string(b.integer("length", 0)));
        type(all, "ColorType", "length=", (run, b) -> string(b.integer("length", 20)));
        type(all, "PhoneNumberType", "region=, max_length=", (run, b) -> string(b.integer("max_length", 20)));
        type(
                all,
                "PasswordType",
                "max_length=, **kw",
                (run, b) -> variant(
                        SqlType.of("VARBINARY", "length", b.integer("max_length", 1137)),
                        "postgresql",
                        SqlType.of("BYTEA")));
        type(
                all,
                "ChoiceType",
                "choices=, impl=",
                (run, b) -> b.orNull("impl") == null ? string(255) : SqlType.from(run, b.value("impl")));
        type(all, "UUIDType", "binary=, native=", (run, b) -> {
            SqlType plain =
                    b.flag(run, "binary", true) ? SqlType.of("BINARY", "length", 16) : SqlType.of("CHAR", "length", 32);
            return b.flag(run, "native", true) ? variant(plain, "postgresql", SqlType.of("UUID")) : plain;
        });
        for (String range :
                Set.of("IntRangeType", "DateRangeType", "NumericRangeType", "DateTimeRangeType", "Int8RangeType")) {
            fixed(
                    all,
                    range,
                    SqlType.of(
                            switch (range) {
                                case "IntRangeType" -> "INT4RANGE";
                                case "DateRangeType" -> "DATERANGE";
                                case "NumericRangeType" -> "NUMRANGE";
                                case "Int8RangeType" -> "INT8RANGE";
                                default -> "TSRANGE";
                            }));
        }
        type(all, "Vector", "dim=", (run, b) -> sized("Vector", b));
        type(all, "VECTOR", "dim=", (run, b) -> sized("Vector", b));
        type(all, "HALFVEC", "dim=", (run, b) -> sized("HALFVEC", b));
        type(all, "SPARSEVEC", "dim=", (run, b) -> sized("SPARSEVEC", b));
        all.put("Geometry", SqlTypes.named("Geometry"));
        all.put("Geography", SqlTypes.named("Geography"));
        all.put("Raster", SqlTypes.named("Raster"));
        fixed(all, "MutableJson", SqlType.of("JSON"));
        fixed(all, "NestedMutableJson", SqlType.of("JSON"));
        return Map.copyOf(all);
    }

    private static SqlType sized(String kind, dev.windlass.alembic.eval.Bound b) {
        return b.orNull("dim") instanceof Int dim ? SqlType.of(kind).with("dim", dim) : SqlType.of(kind);
    }
}
