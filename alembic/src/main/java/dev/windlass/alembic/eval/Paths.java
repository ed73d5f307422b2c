package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What works without a disk of the modules {@code os}, {@code os.path} and {@code pathlib}. */
final class Paths {
    private static final Methods<PathValue> METHODS = new Methods<>(PathValue.class)
            .property("parent", (run, self) -> new PathValue(directory(self.path())))
            .property("name", (run, self) -> new Str(base(self.path())))
            .property("stem", (run, self) -> new Str(base(self.path()).replaceFirst("\\.[^.]*$", "")))
            .property(
                    "suffix",
                    (run, self) -> new Str(
                            base(self.path()).contains(".") ? base(self.path()).replaceFirst("^.*(?=\\.)", "") : ""))
            .property("parents", (run, self) -> {
                List<Value> parents = new ArrayList<>();
                String path = self.path();
                while (!directory(path).equals(path) && parents.size() < 100) {
                    path = directory(path);
                    parents.add(new PathValue(path));
                }
                return new TupleValue(parents);
            })
            .method("joinpath", "*parts", (run, self, b) -> new PathValue(join(run, self.path(), b.rest())))
            .method(
                    "with_name",
                    "name",
                    (run, self, b) ->
                            new PathValue(join(run, directory(self.path()), List.of(new Str(b.text("name"))))))
            .method("resolve", "strict=", (run, self, b) -> self)
            .method("absolute", "", (run, self, b) -> self)
            .method("as_posix", "", (run, self, b) -> new Str(self.path()))
            .method("read_text", "encoding=, errors=", (run, self, b) -> refused(run, "read_text"))
            .method("read_bytes", "", (run, self, b) -> refused(run, "read_bytes"))
            .method("open", "*rest, **kw", (run, self, b) -> refused(run, "open"))
            .method("write_text", "*rest, **kw", (run, self, b) -> refused(run, "write_text"))
            .method("is_file", "", (run, self, b) -> refused(run, "is_file"))
            .method("exists", "", (run, self, b) -> refused(run, "exists"));
    private static final NativeClass PATH = new NativeClass(
            "Path",
            List.of(),
            METHODS,
            Map.of(),
            "*parts",
            (run, type, b) -> new PathValue(b.rest().isEmpty() ? "." : join(run, "", b.rest())));

    private Paths() {}

    private record PathValue(String path) implements Value {
        @Override
        public TypeValue type() {
            return PATH;
        }

        @Override
        public String repr(Run run) {
            return "PosixPath(" + Str.quoted(path) + ")";
        }

        @Override
        public String text(Run run) {
            return path;
        }

        @Override
        public Value operate(Run run, String operator, Value right) {
            if (!operator.equals("/")) {
                throw Errors.type("unsupported operand for a path");
            }
            return new PathValue(join(run, path, List.of(right)));
        }
    }

    private static Value refused(Run run, String what) {
        throw run.unsupported(
                "A revision may not reach files ('" + what + "')",
                "Put the statements into the revision itself, or port it to SQL: 'windlass revision port <id>'.");
    }

    private static String join(Run run, String first, List<Value> parts) {
        String path = first;
        for (Value part : parts) {
            String text = part.text(run);
            path = text.startsWith("/") || path.isEmpty() ? text : path.endsWith("/") ? path + text : path + "/" + text;
        }
        return path;
    }

    private static String directory(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? (path.isEmpty() ? "" : ".") : slash == 0 ? "/" : path.substring(0, slash);
    }

    private static String base(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static Map<String, Value> pathlib() {
        return Map.of("Path", PATH, "PurePath", PATH, "PosixPath", PATH);
    }

    static Map<String, Value> path() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("join", Native.of("join", "*parts", (run, b) -> new Str(join(run, "", b.rest()))));
        all.put("dirname", Native.of("dirname", "path", (run, b) -> {
            String path = b.value("path").text(run);
            return new Str(path.contains("/") ? directory(path) : "");
        }));
        all.put(
                "basename",
                Native.of(
                        "basename",
                        "path",
                        (run, b) -> new Str(base(b.value("path").text(run)))));
        for (String same : List.of("abspath", "realpath", "normpath", "expanduser")) {
            all.put(
                    same,
                    Native.of(same, "path", (run, b) -> new Str(b.value("path").text(run))));
        }
        all.put("splitext", Native.of("splitext", "path", (run, b) -> {
            String path = b.value("path").text(run);
            int dot = path.lastIndexOf('.');
            int split = dot > path.lastIndexOf('/') + 1 ? dot : path.length();
            return TupleValue.of(new Str(path.substring(0, split)), new Str(path.substring(split)));
        }));
        for (String disk : List.of("exists", "isfile", "isdir", "getsize")) {
            all.put(disk, Native.of(disk, "path", (run, b) -> refused(run, disk)));
        }
        all.put("sep", new Str("/"));
        return all;
    }

    static Map<String, Value> os() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("path", ModuleValue.of("os.path", path()));
        all.put("sep", new Str("/"));
        all.put("linesep", new Str("\n"));
        all.put("name", new Str("posix"));
        all.put("environ", Environment.ENVIRON);
        all.put("getenv", Native.of("getenv", "name, default=", (run, b) -> {
            String value = run.hooks().environment(b.text("name"));
            return value == null ? b.value("default") : new Str(value);
        }));
        all.put("urandom", Native.of("urandom", "size", (run, b) -> {
            byte[] bytes = new byte[Math.min(4096, b.integer("size", 0))];
            new java.security.SecureRandom().nextBytes(bytes);
            return Bytes.of(bytes);
        }));
        for (String disk : List.of(
                "getcwd",
                "listdir",
                "remove",
                "makedirs",
                "mkdir",
                "system",
                "popen",
                "walk",
                "rename",
                "unlink",
                "scandir")) {
            all.put(disk, Native.of(disk, "*rest, **kw", (run, b) -> refused(run, "os." + disk)));
        }
        return all;
    }

    /** {@code os.environ}: what may be read of the environment. */
    private enum Environment implements Value {
        ENVIRON;

        private static final Methods<Environment> READING = new Methods<>(Environment.class)
                .method("get", "name, default=", (run, self, b) -> {
                    String value = run.hooks().environment(b.text("name"));
                    return value == null ? b.value("default") : new Str(value);
                });
        private static final NativeClass TYPE = NativeClass.of("_Environ", READING);

        @Override
        public TypeValue type() {
            return TYPE;
        }

        @Override
        public Value item(Run run, Value key) {
            String value = run.hooks().environment(key.text(run));
            if (value == null) {
                throw Errors.key(key);
            }
            return new Str(value);
        }

        @Override
        public boolean contains(Run run, Value item) {
            return run.hooks().environment(item.text(run)) != null;
        }
    }
}
