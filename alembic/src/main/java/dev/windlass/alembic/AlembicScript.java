package dev.windlass.alembic;

import dev.windlass.alembic.python.Parser;
import dev.windlass.alembic.python.Source;
import dev.windlass.alembic.python.Stmt;
import dev.windlass.plan.Direction;
import dev.windlass.revision.Revision;
import dev.windlass.sql.SourceSpan;
import java.util.List;

/**
 * An Alembic revision file that was read.
 *
 * @param revision its place in the graph
 * @param source its text
 * @param statements its statements
 */
public record AlembicScript(Revision revision, Source source, List<Stmt> statements) {
    public AlembicScript {
        statements = List.copyOf(statements);
    }

    /** Where it begins. */
    SourceSpan beginning() {
        return new SourceSpan(source.file(), 1, 0, 0);
    }

    /** Whether a word stands anywhere in it. */
    boolean mentions(String word) {
        return source.text().contains(word);
    }

    /** Whether a word stands in what a direction may run: all but the other direction's own function. */
    boolean mentions(String word, Direction direction) {
        String own = body(direction == Direction.UPGRADE ? "upgrade" : "downgrade");
        String other = direction == Direction.UPGRADE ? "downgrade" : "upgrade";
        String rest = source.text().replace(body(other), "");
        return (own.contains(other + "(") ? source.text() : rest).contains(word);
    }

    /** The text of a function of the module. */
    private String body(String name) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i) instanceof Stmt.FunctionDef function
                    && function.name().equals(name)) {
                int end = i + 1 < statements.size()
                        ? statements.get(i + 1).at()
                        : source.text().length();
                return source.text().substring(function.at(), end);
            }
        }
        return "";
    }

    /**
     * Reads a file.
     *
     * @throws dev.windlass.error.WindlassException with {@code ALEMBIC_SYNTAX} if it is not Python, with
     *     {@code BAD_HEADER} if it declares no revision
     */
    public static AlembicScript read(Source source) {
        Revision revision = AlembicHeader.read(source.text(), source.file());
        return new AlembicScript(revision, source, Parser.parse(source));
    }
}
