package dev.windlass.alembic.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The modules {@code logging}, {@code warnings}, {@code sys} and {@code traceback}: all they write is output. */
final class Logging {
    static final Value PRINT = Native.of("pprint", "object, *rest, **kw", (run, b) -> {
        run.hooks().output(b.value("object").repr(run));
        return None.NONE;
    });
    static final Value FORMAT = Native.of(
            "pformat",
            "object, *rest, **kw",
            (run, b) -> new Str(b.value("object").repr(run)));
    private static final Methods<Logger> METHODS = methods();
    private static final NativeClass LOGGER = NativeClass.of("Logger", METHODS);

    private Logging() {}

    private record Logger(String name) implements Value {
        @Override
        public TypeValue type() {
            return LOGGER;
        }
    }

    private static Methods<Logger> methods() {
        Methods<Logger> methods = new Methods<>(Logger.class);
        for (String level : List.of("debug", "info", "warning", "warn", "error", "critical", "exception", "fatal")) {
            methods.method(level, "message, *args, **kw", (run, self, b) -> {
                if (!level.equals("debug")) {
                    run.hooks().output(message(run, b));
                }
                return None.NONE;
            });
        }
        methods.method("log", "level, message, *args, **kw", (run, self, b) -> {
            run.hooks().output(message(run, b));
            return None.NONE;
        });
        for (String quiet : List.of("setLevel", "addHandler", "setFormatter", "removeHandler", "addFilter")) {
            methods.method(quiet, "*rest, **kw", (run, self, b) -> None.NONE);
        }
        methods.method("isEnabledFor", "level", (run, self, b) -> Bool.TRUE);
        methods.method("getChild", "name", (run, self, b) -> self);
        methods.property("name", (run, self) -> new Str(self.name()));
        methods.property("level", (run, self) -> Int.of(20));
        methods.property("handlers", (run, self) -> new ListValue(List.of()));
        return methods;
    }

    private static String message(Run run, Bound b) {
        String message = b.value("message").text(run);
        if (b.rest().isEmpty()) {
            return message;
        }
        Value values = b.rest().size() == 1 && b.rest().getFirst() instanceof DictValue
                ? b.rest().getFirst()
                : new TupleValue(b.rest());
        return PercentFormat.format(run, message, values);
    }

    static Map<String, Value> members() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("getLogger", Native.of("getLogger", "name=", (run, b) -> new Logger(b.text("name", "root"))));
        Logger root = new Logger("root");
        for (String level : List.of("debug", "info", "warning", "error", "critical", "exception", "log")) {
            all.put(
                    level,
                    Native.of(
                            level,
                            "*rest, **kw",
                            (run, b) -> root.attribute(run, level).call(run, new Arguments(b.rest(), b.others()))));
        }
        Map.of("DEBUG", 10, "INFO", 20, "WARNING", 30, "WARN", 30, "ERROR", 40, "CRITICAL", 50, "NOTSET", 0)
                .forEach((name, number) -> all.put(name, Int.of(number)));
        for (String quiet :
                List.of("basicConfig", "addLevelName", "disable", "fileConfig", "dictConfig", "captureWarnings")) {
            all.put(quiet, Native.of(quiet, "*rest, **kw", (run, b) -> None.NONE));
        }
        for (String made : List.of("StreamHandler", "FileHandler", "Formatter", "NullHandler")) {
            all.put(made, Native.of(made, "*rest, **kw", (run, b) -> root));
        }
        all.put("getLevelName", Native.of("getLevelName", "level", (run, b) -> b.value("level")));
        all.put("Logger", LOGGER);
        return all;
    }

    static Map<String, Value> warnings() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("warn", Native.of("warn", "message, *rest, **kw", (run, b) -> {
            run.hooks().output("warning: " + b.value("message").text(run));
            return None.NONE;
        }));
        for (String quiet : List.of("filterwarnings", "simplefilter")) {
            all.put(quiet, Native.of(quiet, "*rest, **kw", (run, b) -> None.NONE));
        }
        all.put("catch_warnings", Native.of("catch_warnings", "**kw", (run, b) -> Functional.nothing()));
        return all;
    }

    private enum Stream implements Value {
        STREAM;

        private static final NativeClass TYPE = NativeClass.of(
                "TextIOWrapper",
                new Methods<>(Stream.class)
                        .method("write", "text", (run, self, b) -> {
                            run.hooks().output(b.text("text").stripTrailing());
                            return Int.of(b.text("text").length());
                        })
                        .method("flush", "", (run, self, b) -> None.NONE));

        @Override
        public TypeValue type() {
            return TYPE;
        }
    }

    static Map<String, Value> sys() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("version_info", TupleValue.of(Int.of(3), Int.of(12), Int.of(0), new Str("final"), Int.of(0)));
        all.put("version", new Str("3.12.0"));
        all.put("platform", new Str("linux"));
        all.put("maxsize", Int.of(Long.MAX_VALUE));
        all.put("argv", new ListValue(List.of(new Str("alembic"), new Str("upgrade"), new Str("head"))));
        all.put("path", new ListValue(List.of()));
        all.put("modules", new DictValue(Map.of()));
        all.put("stdout", Stream.STREAM);
        all.put("stderr", Stream.STREAM);
        all.put("exit", Native.of("exit", "code=", (run, b) -> {
            throw new Raise(Errors.instance(Exceptions.SYSTEM_EXIT, List.of(b.value("code"))));
        }));
        all.put("exc_info", Native.of("exc_info", "", (run, b) -> TupleValue.of(None.NONE, None.NONE, None.NONE)));
        return all;
    }

    static Map<String, Value> traceback() {
        Map<String, Value> all = new LinkedHashMap<>();
        for (String quiet : List.of("print_exc", "print_stack", "print_exception")) {
            all.put(quiet, Native.of(quiet, "*rest, **kw", (run, b) -> None.NONE));
        }
        all.put("format_exc", Native.of("format_exc", "*rest, **kw", (run, b) -> new Str("")));
        return all;
    }
}
