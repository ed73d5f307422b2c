package dev.windlass.alembic;

import dev.windlass.alembic.eval.DeepStack;
import dev.windlass.alembic.eval.Imports;
import dev.windlass.alembic.eval.Raise;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Value;
import dev.windlass.alembic.library.Context;
import dev.windlass.alembic.library.Library;
import dev.windlass.alembic.python.Expr;
import dev.windlass.alembic.python.Parser;
import dev.windlass.alembic.python.Source;
import dev.windlass.alembic.python.Stmt;
import dev.windlass.alembic.python.Walk;
import dev.windlass.error.WindlassException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an {@code env.py} plainly says, without running it: what it passes to {@code context.configure()} as a constant,
 * and the naming convention of its {@code target_metadata} where that can be read.
 *
 * @param source its text
 * @param read what was read, by the name of the argument
 * @param unread what matters to a run and could not be read
 */
public record EnvironmentFile(Source source, Map<String, Read> read, List<Unread> unread) {
    /** The arguments of {@code context.configure()} that change what a run does. */
    private static final Set<String> MATTERS =
            Set.of("version_table", "version_table_schema", "transaction_per_migration", "on_version_apply");

    /** What is called on a connection to do something with it. */
    private static final Set<String> EXECUTES = Set.of("execute", "exec_driver_sql");

    /**
     * A value that was read.
     *
     * @param value its text; {@code true} and {@code false} for truth values
     * @param at its offset in the source
     */
    public record Read(String value, int at) {}

    /**
     * Something that was not read.
     *
     * @param what what it is
     * @param at its offset in the source
     * @param next what to do if it matters
     */
    public record Unread(String what, int at, String next) {}

    public EnvironmentFile {
        read = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(read));
        unread = List.copyOf(unread);
    }

    /** Reads a file; one that is no Python says nothing. */
    public static EnvironmentFile of(Source source) {
        List<Stmt> statements;
        try {
            statements = Parser.parse(source);
        } catch (WindlassException notPython) {
            return new EnvironmentFile(
                    source, Map.of(), List.of(new Unread("the whole file, which is not read as Python", 0, "")));
        }
        Map<String, List<Expr>> constants = new HashMap<>();
        List<Expr.Call> calls = new ArrayList<>();
        Walk.all(
                statements,
                statement -> {
                    if (statement instanceof Stmt.Assign assign
                            && assign.targets().size() == 1
                            && assign.targets().getFirst() instanceof Expr.Name name) {
                        constants
                                .computeIfAbsent(name.id(), key -> new ArrayList<>())
                                .add(assign.value());
                    }
                },
                expression -> {
                    if (expression instanceof Expr.Call call) {
                        calls.add(call);
                    }
                });
        Map<String, Read> read = new LinkedHashMap<>();
        List<Unread> unread = new ArrayList<>();
        for (Expr.Call call : calls) {
            String method = method(call);
            if (method.equals("configure")) {
                configured(call, constants, read, unread);
            } else if (EXECUTES.contains(method)) {
                unread.add(new Unread(
                        "a statement that it executes on the connection",
                        call.at(),
                        "write it under [session] statements, or in a revision"));
            } else if (method.equals("listens_for") || method.equals("listen")) {
                unread.add(new Unread("an event that it listens for", call.at(), "write what it does as a revision"));
            }
        }
        return new EnvironmentFile(source, read, unread);
    }

    private static void configured(
            Expr.Call call, Map<String, List<Expr>> constants, Map<String, Read> read, List<Unread> unread) {
        for (Expr.Argument argument : call.arguments()) {
            if (argument.passing() == Expr.Passing.DOUBLE_STAR) {
                unread.add(new Unread(
                        "what the argument ** of configure() holds",
                        argument.value().at(),
                        "if it names a version table, set adopted.table"));
            } else if (MATTERS.contains(argument.name())) {
                Optional<String> value = plain(argument.value(), constants);
                if (value.isPresent()) {
                    // Both of its functions, online and offline, say the same, or the online one comes last.
                    if (!value.get().isEmpty()) {
                        read.put(
                                argument.name(),
                                new Read(value.get(), argument.value().at()));
                    }
                } else {
                    unread.add(new Unread(
                            argument.name(),
                            argument.value().at(),
                            switch (argument.name()) {
                                case "version_table" -> "set adopted.table";
                                case "version_table_schema" -> "set adopted.schema";
                                case "transaction_per_migration" -> "set alembic.transaction_per_migration";
                                default -> "the journal keeps what such functions usually keep";
                            }));
                }
            }
        }
    }

    /** What a module of this name holds is the {@code env.py} of the project, with {@link #withArguments}. */
    public static final String MODULE = " env ";

    /** Before the names of what {@link #withArguments} adds. */
    static final String ARGUMENT = "_windlass_argument_";

    /**
     * The file with what it passes to {@code run_migrations()} as names of its own, where that is a name or a call without
     * arguments: {@code tester=get_tester()}.
     */
    public Source withArguments() {
        StringBuilder text = new StringBuilder(source.text()).append('\n');
        try {
            Walk.all(Parser.parse(source), statement -> {}, expression -> {
                if (expression instanceof Expr.Call call && method(call).equals("run_migrations")) {
                    for (Expr.Argument argument : call.arguments()) {
                        String value = switch (argument.value()) {
                            case Expr.Name name -> name.id();
                            case Expr.Call made
                            when made.callee() instanceof Expr.Name name
                                    && made.arguments().isEmpty() -> name.id() + "()";
                            default -> "";
                        };
                        if (!argument.name().isEmpty() && !value.isEmpty()) {
                            text.append(ARGUMENT)
                                    .append(argument.name())
                                    .append(" = ")
                                    .append(value)
                                    .append('\n');
                        }
                    }
                }
            });
        } catch (WindlassException notPython) {
            return source;
        }
        return new Source(source.file(), text.toString());
    }

    /** The modules that it imports, by dotted name; those of packages among them. */
    public List<String> imports() {
        List<String> names = new ArrayList<>();
        try {
            Walk.all(
                    Parser.parse(source),
                    statement -> {
                        switch (statement) {
                            case Stmt.Import plain -> plain.names().forEach(alias -> names.add(alias.name()));
                            case Stmt.ImportFrom from -> {
                                if (from.level() == 0) {
                                    names.add(from.module());
                                    from.names().forEach(alias -> names.add(from.module() + "." + alias.name()));
                                }
                            }
                            default -> {}
                        }
                    },
                    expression -> {});
        } catch (WindlassException notPython) {
            return List.of();
        }
        return List.copyOf(names);
    }

    private static String method(Expr.Call call) {
        return switch (call.callee()) {
            case Expr.Attribute attribute -> attribute.name();
            case Expr.Name name -> name.id();
            default -> "";
        };
    }

    /** A constant as text, {@code None} as the empty one. */
    private static Optional<String> plain(Expr value, Map<String, List<Expr>> constants) {
        return switch (value) {
            case Expr.StringLiteral text -> Optional.of(text.value());
            case Expr.BoolLiteral truth -> Optional.of(String.valueOf(truth.value()));
            case Expr.NoneLiteral none -> Optional.of("");
            case Expr.Name name -> {
                List<Expr> assigned = constants.getOrDefault(name.id(), List.of());
                yield assigned.size() == 1 && !(assigned.getFirst() instanceof Expr.Name)
                        ? plain(assigned.getFirst(), constants)
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /**
     * The naming convention of {@code target_metadata}; nothing if it cannot be read.
     *
     * @param environment how modules of the application are found
     */
    public Optional<Map<String, String>> namingConvention(AlembicEnvironment environment) {
        if (!source.text().contains("target_metadata")) {
            return Optional.of(Map.of());
        }
        return DeepStack.call(() -> {
            Library library = Library.of(new Nowhere(), environment.settings(), new Context.Memory(), line -> {});
            Run run = new Run(
                    environment.limits(),
                    library,
                    new Imports(
                            name -> name.equals(MODULE)
                                    ? Optional.of(source)
                                    : environment.modules().apply(name),
                            environment.names()));
            try {
                Value module = run.module(MODULE);
                Value metadata = module == null ? null : module.find(run, "target_metadata");
                return metadata == null ? Optional.empty() : Library.namingConvention(run, metadata);
            } catch (WindlassException | Raise | ClassCastException | StackOverflowError notPlain) {
                return Optional.empty();
            }
        });
    }
}
