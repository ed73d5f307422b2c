package dev.windlass.command;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.jdbc.JdbcSession;
import dev.windlass.revision.Revision;
import dev.windlass.script.Script;
import dev.windlass.script.SqlBody;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Explains a version that golang-migrate marked as dirty. It moves the version before it runs the file (v4.19.1): an up
 * file of 7 that fails leaves 7, a down file of 7 that fails leaves the version below.
 */
final class UncleanVersion {
    private UncleanVersion() {}

    /** A file that may have stopped half-way, and the versions that the database is at without it and with it. */
    private record Suspect(String file, Optional<SqlBody> body, String before, String after) {}

    static WindlassException problem(
            JdbcSession session, Project project, AdoptedReading.Version version, String table) {
        List<Revision> line = project.graph().revisions();
        int at = -1;
        int below = -1;
        for (int i = 0; i < line.size(); i++) {
            BigInteger number = new BigInteger(line.get(i).id().value());
            int order = version.value().map(number::compareTo).orElse(1);
            if (order == 0) {
                at = i;
            }
            if (order <= 0) {
                below = i;
            }
        }
        List<Suspect> suspects = new ArrayList<>();
        if (at >= 0) {
            suspects.add(suspect(project, line, at, true));
        }
        if (below + 1 < line.size()) {
            suspects.add(suspect(project, line, below + 1, false));
        }
        List<String> why = new ArrayList<>();
        why.add("golang-migrate sets the version before it runs a file, and clears its mark (dirty) afterwards: it was"
                + " stopped, or a statement failed");
        List<String> next = new ArrayList<>();
        for (Suspect suspect : suspects) {
            Optional<DatabaseFindings.Found> found = suspect.body()
                    .map(body -> DatabaseFindings.look(session, body))
                    .filter(f -> f.known() > 0);
            why.add("if it was " + suspect.file() + ": "
                    + found.map(DatabaseFindings.Found::described).orElse("its statements leave nothing to look for"));
            next.add(found.map(f -> f.none()
                            ? "nothing of " + suspect.file() + " is done: 'windlass force " + suspect.before() + "'"
                            : f.all()
                                    ? "all of " + suspect.file() + " is done: 'windlass force " + suspect.after() + "'"
                                    : suspect.file()
                                            + " is done in part: finish or undo it by hand, then 'windlass force "
                                            + suspect.after() + "' or '" + suspect.before() + "'")
                    .orElse("compare the schema with " + suspect.file() + ": all of it done, 'windlass force "
                            + suspect.after() + "'; none, 'windlass force " + suspect.before() + "'"));
        }
        String shown = version.value().map(BigInteger::toString).orElse("-1");
        return Problem.of(
                        ErrorCode.ADOPTED_TABLE_DIRTY,
                        "golang-migrate left the database at version " + shown + " with a file run in part")
                .at("table " + table)
                .because(String.join("\n", why))
                .next(
                        next.isEmpty()
                                ? "Run 'windlass force <version>' with the version that the schema matches, or -1."
                                : (next.size() == 1 ? "It was that file; " : "Find out which it was; ")
                                        + String.join(";\nor ", next) + ".")
                .toException();
    }

    private static Suspect suspect(Project project, List<Revision> line, int index, boolean up) {
        Revision revision = line.get(index);
        String here = revision.id().value();
        String below = index == 0 ? "-1" : line.get(index - 1).id().value();
        Optional<SqlBody> body = project.script(revision.id()).flatMap(script -> body(script, up));
        String file =
                body.flatMap(UncleanVersion::file).orElse("the missing " + (up ? "up" : "down") + " file of " + here);
        return new Suspect(file, body, up ? below : here, up ? here : below);
    }

    private static Optional<SqlBody> body(Script script, boolean up) {
        return script instanceof Script.SqlScript sql
                ? Optional.of(up ? sql.upgrade() : sql.downgrade())
                : Optional.empty();
    }

    private static Optional<String> file(SqlBody body) {
        return body instanceof SqlBody.Whole whole ? Optional.of(whole.file().name()) : Optional.empty();
    }
}
