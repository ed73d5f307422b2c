package dev.windlass.alembic.eval;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The module {@code importlib}, as revisions use it to take functions out of an earlier revision, whose file name is no
 * name of a module. Nothing is found that an {@code import} would not find: names of files are names of modules of the
 * project here.
 */
final class ModuleFiles {
    private static final int LONGEST = 6;

    private ModuleFiles() {}

    static Map<String, Value> importlib() {
        return Map.of("import_module", Native.of("import_module", "name, package=", (run, b) -> {
            Value module = run.module(b.text("name"));
            if (module == null) {
                throw unknown(run, "The import of '" + b.text("name") + "' is not known to Windlass");
            }
            return module;
        }));
    }

    static Map<String, Value> util() {
        return Map.of(
                "spec_from_file_location",
                Native.of("spec_from_file_location", "name, location=, **kw", (run, b) -> {
                    String path = b.value("location").text(run);
                    Value module = module(run, path);
                    if (module == null) {
                        throw unknown(run, "The file '" + path + "' is no module of the project");
                    }
                    return new Specification(b.text("name"), path, module);
                }),
                "module_from_spec",
                Native.of("module_from_spec", "spec", (run, b) -> ((Specification) b.value("spec")).module()));
    }

    private static RuntimeException unknown(Run run, String message) {
        return run.unsupported(message, "Put what is needed of it into the revision.");
    }

    /** The module of a file, by as many of the folders above it as make a name. */
    private static @Nullable Value module(Run run, String path) {
        if (!path.endsWith(".py")) {
            return null;
        }
        List<String> parts =
                List.of(path.substring(0, path.length() - ".py".length()).split("/"));
        for (int count = Math.min(LONGEST, parts.size()); count > 0; count--) {
            List<String> name = parts.subList(parts.size() - count, parts.size());
            boolean plain = name.stream().noneMatch(part -> part.isEmpty() || part.contains("."));
            Value module = plain ? run.module(String.join(".", name)) : null;
            if (module != null) {
                return module;
            }
        }
        return null;
    }

    /** A module that is known, and its own loader: it is run as far as its names are asked for. */
    private record Specification(String name, String path, Value module) implements Value {
        @Override
        public TypeValue type() {
            return Types.OBJECT;
        }

        @Override
        public @Nullable Value find(Run run, String attribute) {
            return switch (attribute) {
                case "loader" -> this;
                case "name" -> new Str(name);
                case "origin" -> new Str(path);
                case "exec_module" -> Native.of("exec_module", "module", (r, b) -> None.NONE);
                default -> null;
            };
        }
    }
}
