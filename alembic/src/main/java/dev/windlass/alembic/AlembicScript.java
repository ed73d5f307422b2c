package dev.windlass.alembic;

import dev.windlass.alembic.python.Parser;
import dev.windlass.alembic.python.Source;
import dev.windlass.alembic.python.Stmt;
import dev.windlass.revision.Revision;
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
