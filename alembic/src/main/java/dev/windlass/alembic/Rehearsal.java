package dev.windlass.alembic;

import dev.windlass.alembic.library.RevisionRuntime;
import dev.windlass.dialect.DialectName;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.SplitterRules;
import dev.windlass.sql.StatementClassifier;
import dev.windlass.sql.StatementTraits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database that a revision is evaluated against before its turn: it keeps what the revision executes. Whatever a
 * revision could learn from its database ends the rehearsal, so that what was kept is what it executes there, too.
 */
final class Rehearsal implements RevisionRuntime {
    /** The revision asks for what only its turn can tell. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        Ended() {
            super("the rehearsal has ended", null, false, false);
        }
    }

    /**
     * A statement that was kept.
     *
     * @param sql the statement
     * @param place where in the revision it stands
     */
    record Kept(String sql, SourceSpan place) {}

    private final String serverVersion;
    private final List<Kept> kept = new ArrayList<>();
    private SourceSpan place;

    /**
     * A rehearsal for PostgreSQL, whose statements are sent when all of a revision's are known, so that none can fail
     * earlier.
     *
     * @param place where the revision begins
     */
    Rehearsal(String serverVersion, SourceSpan place) {
        this.serverVersion = serverVersion;
        this.place = place;
    }

    /** The statements, in their order. */
    List<Kept> kept() {
        return List.copyOf(kept);
    }

    @Override
    public DialectName dialect() {
        return DialectName.POSTGRESQL;
    }

    @Override
    public String serverVersion() {
        return serverVersion;
    }

    @Override
    public boolean offline() {
        return false;
    }

    @Override
    public void at(SourceSpan next) {
        place = next;
    }

    @Override
    public Rows run(String sql, List<@Nullable Object> values) {
        StatementTraits traits = StatementClassifier.classify(sql, SplitterRules.POSTGRESQL);
        // How many rows it changes is told the revision.
        if (!values.isEmpty() || traits.isDml() || traits.isQuery()) {
            throw new Ended();
        }
        kept.add(new Kept(sql, place));
        return Rows.none(-1);
    }

    @Override
    public void catching(boolean begins) {
        throw new Ended();
    }

    @Override
    public boolean savepoints() {
        throw new Ended();
    }

    @Override
    public void beginAutocommit() {
        throw new Ended();
    }

    @Override
    public void endAutocommit() {
        throw new Ended();
    }
}
