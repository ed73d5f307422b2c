package dev.windlass.alembic;

import dev.windlass.alembic.eval.Arguments;
import dev.windlass.alembic.eval.DeepStack;
import dev.windlass.alembic.eval.Function;
import dev.windlass.alembic.eval.Imports;
import dev.windlass.alembic.eval.Program;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Value;
import dev.windlass.alembic.library.Context;
import dev.windlass.alembic.library.Library;
import dev.windlass.alembic.library.RevisionRuntime;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.plan.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs revisions one after another against one database, as one Alembic command does: what Alembic remembers from one
 * revision to the next (which enumerations it has met) lasts as long as the session.
 */
public final class AlembicSession {
    private final RevisionRuntime runtime;
    private final AlembicEnvironment environment;
    private final Consumer<String> output;
    private final Context.Memory memory = new Context.Memory();
    private Rehearsals rehearsals = new Rehearsals(List.of(), (script, direction, rehearsal, noted) -> noted);
    private @Nullable Latest latest;

    /** The revision that ran last, and what was remembered before it. */
    private record Latest(AlembicScript script, Direction direction, Set<String> noted) {}

    /**
     * A session.
     *
     * @param output takes what revisions print or log
     */
    public AlembicSession(RevisionRuntime runtime, AlembicEnvironment environment, Consumer<String> output) {
        this.runtime = runtime;
        this.environment = environment;
        this.output = output;
    }

    /**
     * Runs {@code upgrade()} or {@code downgrade()} of a revision. The same once more, with nothing in between, is what
     * follows a transaction that was undone: it begins from what was known before.
     *
     * @throws dev.windlass.error.WindlassException with {@code ALEMBIC_UNSUPPORTED} where it does what Windlass does not
     *     run, with {@code ALEMBIC_FAILED} where it raises an exception or a statement fails, with {@code ALEMBIC_LIMIT}
     *     where it does not end
     */
    public void run(AlembicScript script, Direction direction) {
        if (latest != null && latest.script() == script && latest.direction() == direction) {
            memory.setTo(latest.noted());
        }
        latest = new Latest(script, direction, memory.noted());
        boolean held = runtime.dialect() == DialectName.POSTGRESQL && !runtime.offline() && runtime.savepoints();
        // What has failed is run again in the usual way, to say where: it was taken before.
        Optional<Rehearsals.Rehearsed> rehearsed =
                held ? rehearsals.take(script, direction, memory.noted()) : Optional.empty();
        if (rehearsed.isPresent()) {
            for (Rehearsal.Kept kept : rehearsed.get().kept()) {
                runtime.at(kept.place());
                runtime.run(kept.sql(), List.of());
            }
            memory.setTo(rehearsed.get().after());
            return;
        }
        DeepStack.call(() -> evaluated(script, direction, runtime, memory, output));
        if (held) {
            rehearsals.after(script, direction, runtime.serverVersion(), memory.noted());
        }
    }

    /** The same for revisions of which it is known that they will run, in this order, unless one of them fails. */
    void rehearse(List<AlembicScript> scripts) {
        rehearsals = new Rehearsals(scripts, (script, direction, rehearsal, noted) -> {
            Context.Memory own = new Context.Memory();
            own.setTo(noted);
            evaluated(script, direction, rehearsal, own, line -> {
                throw new Rehearsal.Ended();
            });
            return own.noted();
        });
    }

    /** Nothing is evaluated any more but on its turn. */
    void endRehearsals() {
        rehearsals.close();
    }

    private Value evaluated(
            AlembicScript script,
            Direction direction,
            RevisionRuntime database,
            Context.Memory remembered,
            Consumer<String> printed) {
        Library library = Library.of(database, environment.settings(), remembered, printed);
        Run run = new Run(environment.limits(), library, new Imports(environment.modules(), environment.names()));
        Program program = new Program(run, script.source(), script.statements());
        program.load();
        Value function = program.global(direction.word());
        if (function == null) {
            // Alembic fails here with an AttributeError of Python.
            throw Problem.of(ErrorCode.ALEMBIC_FAILED, "The revision has no function " + direction.word() + "()")
                    .at(script.source().file())
                    .next("Write: def " + direction.word() + "():")
                    .toException();
        }
        try {
            return program.call(function, arguments(library, program, script, function, run));
        } finally {
            library.finish();
        }
    }

    /**
     * Runs {@code upgrade()} or {@code downgrade()} of a revision statement by statement, going on after what fails.
     *
     * @return whether there is such a function
     */
    boolean pieces(AlembicScript script, Direction direction, Program.Pieces pieces) {
        return DeepStack.call(() -> {
            Library library = Library.of(runtime, environment.settings(), memory, output);
            Run run = new Run(environment.limits(), library, new Imports(environment.modules(), environment.names()));
            Program program = new Program(run, script.source(), script.statements());
            program.loadLeniently();
            if (!(program.global(direction.word()) instanceof Function function)) {
                return false;
            }
            try {
                program.pieces(function, arguments(library, program, script, function, run), pieces);
            } finally {
                library.finish();
            }
            return true;
        });
    }

    // A project of several databases has upgrade(engine_name); others are passed what their env.py gives to
    // run_migrations(), of which the mapping tells.
    private Arguments arguments(Library library, Program program, AlembicScript script, Value function, Run run) {
        if (!(function instanceof Function known)) {
            return Arguments.NONE;
        }
        List<Value> positional = new ArrayList<>();
        for (String name : known.requiredParameters()) {
            Value value = parameter(library, program, name, run);
            if (value == null) {
                throw Problem.of(
                                ErrorCode.ALEMBIC_UNSUPPORTED,
                                known.name() + "() wants an argument '" + name + "' that env.py passes")
                        .at(script.source().file())
                        .next("Say what it stands for under [alembic.names] in windlass.toml: \"" + name
                                + "\" = \"…\", or \"\" for nothing.")
                        .toException();
            }
            positional.add(value);
        }
        return new Arguments(positional, java.util.Map.of());
    }

    private @Nullable Value parameter(Library library, Program program, String name, Run run) {
        String mapped = environment.names().get(name);
        if (mapped != null) {
            return program.expression(mapped);
        }
        return switch (name) {
            case "op" -> program.expression("op");
            case "tables" -> library.tables();
            case "engine_name", "engine" ->
                environment.engine().isEmpty() ? null : program.expression("\"" + environment.engine() + "\"");
            default -> {
                Value module = run.module(EnvironmentFile.MODULE);
                try {
                    yield module == null ? null : program.member(module, EnvironmentFile.ARGUMENT + name);
                } catch (WindlassException notPlain) {
                    yield null;
                }
            }
        };
    }
}
