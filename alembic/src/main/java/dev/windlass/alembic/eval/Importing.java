package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Source;
import dev.windlass.alembic.python.Stmt;
import dev.windlass.error.WindlassException;

/** Runs {@code import} statements. */
final class Importing {
    private final Run run;
    private final Source source;

    Importing(Run run, Source source) {
        this.run = run;
        this.source = source;
    }

    void plain(Stmt.Import statement, Scope scope) {
        for (Stmt.Alias alias : statement.names()) {
            run.at(source, alias.at());
            Value found = run.importModule(alias.name());
            Value module = found == null ? new Missing(unknown(alias.name())) : found;
            if (alias.as().isEmpty()) {
                String top = alias.name().split("\\.", 2)[0];
                Value whole = run.importModule(top);
                scope.bind(top, whole == null ? module : whole);
            } else {
                scope.bind(alias.as(), module);
            }
        }
    }

    void from(Stmt.ImportFrom statement, Scope scope) {
        String name = absolute(statement, scope);
        if (name.equals("__future__")) {
            return;
        }
        for (Stmt.Alias alias : statement.names()) {
            run.at(source, alias.at());
            if (alias.name().equals("*")) {
                star(name, scope);
                continue;
            }
            Value member = null;
            Value module = run.importModule(name);
            if (module != null) {
                member = module.find(run, alias.name());
            }
            if (member == null) {
                member = run.importModule(name + "." + alias.name());
            }
            if (member == null) {
                member = new Missing(unknown(module == null ? name : name + "." + alias.name()));
            }
            scope.bind(alias.as().isEmpty() ? alias.name() : alias.as(), member);
        }
    }

    private String absolute(Stmt.ImportFrom statement, Scope scope) {
        if (statement.level() == 0) {
            return statement.module();
        }
        String[] parts = scope.moduleScope().name().split("\\.");
        // In a package's own file one dot is the package itself.
        boolean isPackage = scope.moduleScope().source().file().endsWith("__init__.py");
        int keep = Math.max(0, parts.length - statement.level() + (isPackage ? 1 : 0));
        String base = String.join(".", java.util.Arrays.asList(parts).subList(0, keep));
        if (statement.module().isEmpty()) {
            return base;
        }
        return base.isEmpty() ? statement.module() : base + "." + statement.module();
    }

    private void star(String name, Scope scope) {
        Value module = module(name);
        if (!run.imports().starNames(run, module, (key, value) -> scope.bind(key, value))) {
            throw run.unsupported(
                    "'from " + name + " import *' is not run by Windlass", "Name what is imported, one by one.");
        }
    }

    private Value module(String name) {
        Value module = run.importModule(name);
        if (module == null) {
            throw unknown(name);
        }
        return module;
    }

    private WindlassException unknown(String name) {
        return run.unsupported(
                "The import of '" + name + "' is not known to Windlass",
                "Say what it stands for under [alembic.names] in windlass.toml (\"" + name
                        + "\" = \"sa.String(36)\", or \"\" for nothing), or port the revision to SQL:"
                        + " 'windlass revision port <id>'.");
    }
}
