package dev.windlass.alembic;

import dev.windlass.alembic.eval.Program;
import dev.windlass.alembic.library.RevisionRuntime;
import dev.windlass.alembic.python.Source;
import dev.windlass.alembic.python.Stmt;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.plan.Direction;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.Ported;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the SQL of revisions, one after another from the base up, without a database. What asks a database, or is not
 * run by Windlass, is left to a person: statement by statement, so that the rest is there.
 */
final class AlembicPort implements AutoCloseable {
    private final AlembicEnvironment environment;
    private final Writing runtime;
    private final AlembicSession upgrades;
    private final Optional<ScratchDatabase> scratch;
    private final Set<RevisionId> ported = new HashSet<>();

    AlembicPort(AlembicEnvironment environment, DialectName dialect) {
        this.environment = environment;
        this.scratch = dialect == DialectName.SQLITE ? ScratchDatabase.open() : Optional.empty();
        this.runtime = new Writing(dialect, scratch);
        this.upgrades = new AlembicSession(runtime, environment, line -> {});
    }

    Ported port(Source source) {
        AlembicScript script = AlembicScript.read(source);
        if (!ported.containsAll(script.revision().parents())) {
            // What another revision, in SQL, has done to the tables is not known.
            scratch.ifPresent(ScratchDatabase::unsure);
        }
        ported.add(script.revision().id());
        Way up = way(script, Direction.UPGRADE, upgrades);
        scratch.ifPresent(ScratchDatabase::mark);
        // Each downgrade is a command of its own.
        Way down = way(script, Direction.DOWNGRADE, new AlembicSession(runtime, environment, line -> {}));
        scratch.ifPresent(ScratchDatabase::back);
        return new Ported(
                script.revision().id(), up.parts(), down.parts(), up.together(), down.together(), down.irreversible());
    }

    private record Way(List<Ported.Part> parts, boolean together, Optional<String> irreversible) {}

    private Way way(AlembicScript script, Direction direction, AlembicSession session) {
        List<Ported.Part> parts = new ArrayList<>();
        List<String> raised = new ArrayList<>();
        runtime.begin(parts);
        boolean there;
        try {
            there = session.pieces(script, direction, new Program.Pieces() {
                @Override
                public void begins() {
                    runtime.mark();
                }

                @Override
                public void failed(Stmt statement, String text, String place, WindlassException why) {
                    scratch.ifPresent(ScratchDatabase::unsure);
                    runtime.backToMark();
                    Problem problem = why.first();
                    if (statement instanceof Stmt.Raise && parts.isEmpty() && direction == Direction.DOWNGRADE) {
                        raised.add(problem.message());
                        return;
                    }
                    parts.add(new Ported.Part.Unread(
                            text,
                            place,
                            problem.code().id(),
                            problem.message().lines().findFirst().orElse("")));
                }
            });
        } catch (WindlassException whole) {
            scratch.ifPresent(ScratchDatabase::unsure);
            Problem problem = whole.first();
            parts.clear();
            parts.add(new Ported.Part.Unread(
                    script.source().text().strip(),
                    script.source().file() + ":1",
                    problem.code().id(),
                    problem.message().lines().findFirst().orElse("")));
            return new Way(parts, true, Optional.empty());
        }
        if (!there) {
            return direction == Direction.DOWNGRADE
                    ? new Way(parts, true, Optional.of("the revision has no function downgrade()"))
                    : new Way(
                            List.of(new Ported.Part.Unread(
                                    script.source().text().strip(),
                                    script.source().file() + ":1",
                                    dev.windlass.error.ErrorCode.ALEMBIC_FAILED.id(),
                                    "there is no function upgrade()")),
                            true,
                            Optional.empty());
        }
        Optional<String> irreversible =
                raised.isEmpty() ? Optional.empty() : Optional.of("the revision refuses it: " + raised.getFirst());
        return new Way(parts, runtime.together, irreversible);
    }

    @Override
    public void close() {
        scratch.ifPresent(ScratchDatabase::close);
    }

    /** Keeps the statements of a revision. */
    private static final class Writing implements RevisionRuntime {
        private final DialectName dialect;
        private List<Ported.Part> parts = new ArrayList<>();
        private int mark;
        private boolean together = true;
        private final Optional<ScratchDatabase> scratch;

        Writing(DialectName dialect, Optional<ScratchDatabase> scratch) {
            this.dialect = dialect;
            this.scratch = scratch;
        }

        void begin(List<Ported.Part> fresh) {
            parts = fresh;
            mark = 0;
            together = true;
        }

        void mark() {
            mark = parts.size();
        }

        void backToMark() {
            parts.subList(mark, parts.size()).clear();
        }

        @Override
        public DialectName dialect() {
            return dialect;
        }

        @Override
        public String serverVersion() {
            return "";
        }

        @Override
        public boolean offline() {
            return true;
        }

        @Override
        public Optional<RevisionRuntime> scratch() {
            return scratch.filter(ScratchDatabase::isSure).map(database -> database);
        }

        @Override
        public boolean tellsOffline() {
            return false;
        }

        @Override
        public Rows run(String sql, List<@Nullable Object> values) {
            parts.add(new Ported.Part.Sql(sql));
            scratch.ifPresent(database -> database.follow(sql, values));
            return Rows.none(-1);
        }

        @Override
        public void beginAutocommit() {
            together = false;
        }

        @Override
        public void endAutocommit() {
            // The whole section runs statement by statement.
        }
    }
}
