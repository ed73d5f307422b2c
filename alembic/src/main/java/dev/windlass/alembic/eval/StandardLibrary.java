package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of the standard library that revisions may use. */
public final class StandardLibrary {
    /** The modules there are. */
    public static final Set<String> MODULES = Set.of(
            "datetime",
            "uuid",
            "json",
            "os",
            "os.path",
            "logging",
            "textwrap",
            "re",
            "enum",
            "typing",
            "typing_extensions",
            "collections",
            "collections.abc",
            "itertools",
            "functools",
            "copy",
            "time",
            "random",
            "hashlib",
            "base64",
            "math",
            "string",
            "decimal",
            "contextlib",
            "dataclasses",
            "warnings",
            "sys",
            "pathlib",
            "operator",
            "abc",
            "secrets",
            "traceback",
            "urllib",
            "urllib.parse",
            "io",
            "types",
            "binascii",
            "html",
            "bisect",
            "zoneinfo",
            "__future__",
            "builtins",
            "logging.config",
            "csv",
            "pprint",
            "inspect",
            "numbers",
            "calendar",
            "unicodedata",
            "heapq",
            "statistics",
            "fractions",
            "importlib",
            "importlib.util",
            "six",
            "ast",
            "dateutil",
            "dateutil.tz",
            "pytz");

    private StandardLibrary() {}

    static @Nullable Value module(String name) {
        return switch (name) {
            case "datetime" -> ModuleValue.of(name, DateTimes.members());
            case "pytz" -> ModuleValue.of(name, TimeZones.pytz());
            case "dateutil.tz" -> ModuleValue.of(name, TimeZones.dateutil());
            case "ast" -> ModuleValue.of(name, Map.of("literal_eval", LiteralEval.FUNCTION));
            case "zoneinfo" ->
                ModuleValue.of(
                        name,
                        Map.of("ZoneInfo", DateTimes.ZONE_INFO, "ZoneInfoNotFoundError", Exceptions.ZONE_NOT_FOUND));
            case "uuid" -> ModuleValue.of(name, Uuids.members());
            case "json" -> ModuleValue.of(name, JsonFormat.members());
            case "os" -> ModuleValue.of(name, Paths.os());
            case "os.path" -> ModuleValue.of(name, Paths.path());
            case "pathlib" -> ModuleValue.of(name, Paths.pathlib());
            case "logging", "logging.config" -> ModuleValue.of(name, Logging.members());
            case "textwrap" -> ModuleValue.of(name, Texts.textwrap());
            case "string" -> ModuleValue.of(name, Texts.string());
            case "html" -> ModuleValue.of(name, Texts.html());
            case "unicodedata" -> ModuleValue.of(name, Texts.unicodedata());
            case "importlib" -> ModuleValue.of(name, ModuleFiles.importlib());
            case "importlib.util" -> ModuleValue.of(name, ModuleFiles.util());
            case "urllib", "dateutil" -> new ModuleValue(name, n -> null, null);
            case "urllib.parse" -> ModuleValue.of(name, Texts.urllib());
            case "re" -> ModuleValue.of(name, Regex.members());
            case "enum" -> enumModule();
            case "typing", "typing_extensions", "collections.abc", "types", "numbers" -> typing(name);
            case "collections" -> collections();
            case "itertools" -> ModuleValue.of(name, Itertools.members());
            case "functools" -> ModuleValue.of(name, Functional.functools());
            case "operator" -> ModuleValue.of(name, Functional.operator());
            case "contextlib" -> ModuleValue.of(name, Functional.contextlib());
            case "dataclasses" -> ModuleValue.of(name, DataClasses.members());
            case "abc" ->
                ModuleValue.of(
                        name,
                        Map.of("ABC", Types.OBJECT, "ABCMeta", Types.TYPE, "abstractmethod", Functional.IDENTITY));
            case "copy" -> ModuleValue.of(name, Functional.copy());
            case "time" -> ModuleValue.of(name, DateTimes.time());
            case "random", "secrets" -> ModuleValue.of(name, Randoms.members());
            case "hashlib" -> ModuleValue.of(name, Digests.hashlib());
            case "base64", "binascii" -> ModuleValue.of(name, Digests.base64());
            case "math" -> ModuleValue.of(name, Randoms.math());
            case "decimal" ->
                ModuleValue.of(
                        name,
                        Map.of(
                                "Decimal",
                                Types.DECIMAL,
                                "ROUND_HALF_UP",
                                new Str("ROUND_HALF_UP"),
                                "InvalidOperation",
                                Exceptions.ARITHMETIC_ERROR));
            case "warnings" -> ModuleValue.of(name, Logging.warnings());
            case "sys" -> ModuleValue.of(name, Logging.sys());
            case "traceback" -> ModuleValue.of(name, Logging.traceback());
            case "io" -> ModuleValue.of(name, Map.of("StringIO", Texts.STRING_IO));
            case "builtins" -> new ModuleValue(name, Builtins::find, null);
            case "pprint" -> ModuleValue.of(name, Map.of("pprint", Logging.PRINT, "pformat", Logging.FORMAT));
            default -> null;
        };
    }

    private static Value enumModule() {
        Map<String, Value> members = new LinkedHashMap<>();
        for (ClassValue type : List.of(Enums.ENUM, Enums.STR_ENUM, Enums.INT_ENUM, Enums.FLAG, Enums.INT_FLAG)) {
            members.put(type.name(), type);
        }
        members.put("auto", Native.of("auto", "", (run, b) -> Enums.Auto.AUTO));
        members.put("unique", Functional.IDENTITY);
        return ModuleValue.of("enum", members);
    }

    private static Value typing(String name) {
        return new ModuleValue(
                name,
                member -> switch (member) {
                    case "TYPE_CHECKING" -> Bool.FALSE;
                    case "cast" -> Native.of("cast", "type, value", (run, b) -> b.value("value"));
                    case "assert_never" ->
                        Native.of("assert_never", "value", (run, b) -> {
                            throw Errors.of(Exceptions.ASSERTION_ERROR, "Expected code to be unreachable");
                        });
                    case "assert_type", "reveal_type" ->
                        Native.of(member, "value, *rest", (run, b) -> b.value("value"));
                    case "NamedTuple" -> NamedTuples.NAMED_TUPLE;
                    case "TypedDict" -> Types.DICT;
                    case "overload", "final", "runtime_checkable", "override", "no_type_check" -> Functional.IDENTITY;
                    case "SimpleNamespace" -> Functional.NAMESPACE;
                    case "TypeVar", "NewType", "ParamSpec" ->
                        Native.of(member, "*rest, **kw", (run, b) -> Generic.FORM);
                    case "Mapping", "MutableMapping" -> name.equals("collections.abc") ? Types.DICT : Generic.FORM;
                    default -> member.isEmpty() || !Character.isUpperCase(member.charAt(0)) ? null : Generic.FORM;
                },
                List.of());
    }

    private static Value collections() {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("defaultdict", Types.DEFAULT_DICT);
        members.put("OrderedDict", Types.ORDERED_DICT);
        members.put("Counter", Types.COUNTER);
        members.put(
                "deque",
                new NativeClass(
                        "deque",
                        List.of(Types.LIST),
                        Methods.none(),
                        Map.of(),
                        "items=, maxlen=",
                        (run, type, b) -> new ListValue(
                                b.orNull("items") == null ? List.of() : Operators.list(run, b.value("items")))));
        members.put(
                "namedtuple",
                Native.of(
                        "namedtuple",
                        "name, fields, *, defaults=, rename=, module=",
                        (run, b) -> NamedTuples.define(
                                run,
                                b.text("name"),
                                b.value("fields"),
                                b.orNull("defaults") == null ? List.of() : Operators.list(run, b.value("defaults")))));
        members.put("ChainMap", Native.of("ChainMap", "*maps", (run, b) -> {
            Map<Value, Value> all = new LinkedHashMap<>();
            new ArrayList<>(b.rest()).reversed().forEach(m -> all.putAll(Operators.mapping(run, m)));
            return new DictValue(all);
        }));
        return ModuleValue.of("collections", members);
    }
}
