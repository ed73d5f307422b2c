package dev.windlass.alembic;

import dev.windlass.alembic.eval.DeepStack;
import dev.windlass.alembic.library.RevisionRuntime;
import dev.windlass.alembic.python.Parser;
import dev.windlass.alembic.python.Source;
import dev.windlass.code.CodeContext;
import dev.windlass.code.RevisionCode;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.plan.Direction;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.CodeRuntime;
import dev.windlass.script.Ported;
import dev.windlass.script.Script;
import dev.windlass.script.ScriptFile;
import dev.windlass.sql.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs Alembic revisions without Python. All that a run needs are parsed before the first one runs, so that what cannot
 * be read is refused while nothing has changed.
 *
 * @param environment what stands in the place of {@code env.py}
 * @param output takes what revisions print or log
 */
record AlembicRuntime(Supplier<AlembicEnvironment> environment, Consumer<String> output) implements CodeRuntime {
    @Override
    public Map<RevisionId, RevisionCode> load(List<Script.CodeScript> scripts) {
        record Parsed(Optional<AlembicScript> script, List<Problem> problems) {}
        List<Parsed> parsed = scripts.parallelStream()
                .map(script -> {
                    try {
                        return new Parsed(Optional.of(parsed(script)), List.of());
                    } catch (WindlassException e) {
                        return new Parsed(Optional.empty(), e.problems());
                    }
                })
                .toList();
        List<Problem> problems = new ArrayList<>();
        parsed.forEach(one -> problems.addAll(one.problems()));
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        Current current = new Current();
        AlembicEnvironment surroundings = environment.get();
        AlembicSession session = new AlembicSession(current, surroundings, output);
        List<AlembicScript> order =
                parsed.stream().flatMap(one -> one.script().stream()).toList();
        Map<RevisionId, RevisionCode> codes = new LinkedHashMap<>();
        order.forEach(
                script -> codes.put(script.revision().id(), new Code(script, order, session, current, surroundings)));
        return codes;
    }

    /** The very bytes that were hashed when the plan was made. */
    private static AlembicScript parsed(Script.CodeScript script) {
        ScriptFile.Hashed read = script.file().textWithHash();
        script.file().requirePlanned(script.sha256(), read.sha256());
        Source source = new Source(script.file().name(), read.text());
        return new AlembicScript(script.revision(), source, Parser.parse(source));
    }

    @Override
    public List<Ported> port(List<Script.CodeScript> scripts, DialectName dialect) {
        try (AlembicPort port = new AlembicPort(environment.get(), dialect)) {
            return scripts.stream()
                    .map(script -> port.port(
                            new Source(script.file().name(), script.file().text())))
                    .toList();
        }
    }

    /** The database of whichever step runs, for a session that lasts longer. */
    private static final class Current implements RevisionRuntime {
        private @Nullable RevisionRuntime step;

        private RevisionRuntime step() {
            RevisionRuntime now = step;
            if (now == null) {
                throw new IllegalStateException("no step runs");
            }
            return now;
        }

        @Override
        public DialectName dialect() {
            return step().dialect();
        }

        @Override
        public String serverVersion() {
            return step().serverVersion();
        }

        @Override
        public boolean offline() {
            return step().offline();
        }

        @Override
        public Rows run(String sql, List<@Nullable Object> values) {
            return step().run(sql, values);
        }

        @Override
        public void at(SourceSpan place) {
            step().at(place);
        }

        @Override
        public void catching(boolean begins) {
            step().catching(begins);
        }

        @Override
        public boolean savepoints() {
            return step().savepoints();
        }

        @Override
        public void beginAutocommit() {
            step().beginAutocommit();
        }

        @Override
        public void endAutocommit() {
            step().endAutocommit();
        }
    }

    private record Code(
            AlembicScript script,
            List<AlembicScript> order,
            AlembicSession session,
            Current current,
            AlembicEnvironment surroundings)
            implements RevisionCode {
        private static final String AUTOCOMMIT = "autocommit_block";

        @Override
        public List<Problem> problems(boolean upgrade) {
            return AlembicCheck.check(script, upgrade ? Direction.UPGRADE : Direction.DOWNGRADE, surroundings);
        }

        @Override
        public <T> T around(Supplier<T> work) {
            session.rehearse(order);
            try {
                return DeepStack.call(work);
            } finally {
                session.endRehearsals();
            }
        }

        @Override
        public void upgrade(CodeContext context) {
            run(context, Direction.UPGRADE);
        }

        @Override
        public void downgrade(CodeContext context) {
            run(context, Direction.DOWNGRADE);
        }

        private void run(CodeContext context, Direction direction) {
            current.step = new ContextRuntime(context, script.beginning());
            session.run(script, direction);
        }

        @Override
        public Optional<String> irreversible() {
            return Optional.empty();
        }

        @Override
        public boolean transactional() {
            return !script.mentions(AUTOCOMMIT);
        }

        @Override
        public boolean transactional(boolean upgrade) {
            Direction direction = upgrade ? Direction.UPGRADE : Direction.DOWNGRADE;
            return !script.mentions(AUTOCOMMIT, direction);
        }

        @Override
        public Optional<SourceSpan> place(Throwable failure) {
            return Optional.empty();
        }
    }
}
