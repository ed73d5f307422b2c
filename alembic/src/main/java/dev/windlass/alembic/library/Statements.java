package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Run;
import dev.windlass.sql.Piece;
import dev.windlass.sql.SplitterRules;
import dev.windlass.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The one way that statements leave by. */
final class Statements {
    private Statements() {}

    static RevisionRuntime.Rows execute(Run run, String sql, List<@Nullable Object> values) {
        Context context = Context.of(run);
        List<String> parts = values.isEmpty() && context.target().postgresql() ? parts(sql) : List.of();
        if (!parts.isEmpty()) {
            RevisionRuntime.Rows last = RevisionRuntime.Rows.none(-1);
            for (String part : parts) {
                last = execute(run, part, values);
            }
            return last;
        }
        switch (bare(sql)) {
            // After a COMMIT of the revision's own, Python's drivers leave the statements to commit one by one.
            case "commit", "end", "commit transaction" -> {
                if (!context.ownCommit().isOpen()) {
                    context.ownCommit().open(true);
                    context.runtime().beginAutocommit();
                }
                return RevisionRuntime.Rows.none(-1);
            }
            case "begin", "begin transaction", "start transaction" -> {
                if (context.ownCommit().isOpen()) {
                    context.ownCommit().open(false);
                    context.runtime().endAutocommit();
                    return RevisionRuntime.Rows.none(-1);
                }
            }
            default -> {}
        }
        try {
            context.runtime().at(run.span());
            RevisionRuntime.Rows rows = context.runtime().run(sql.strip(), values);
            if (rows.columns().isEmpty()) {
                context.counter().changed();
            }
            return rows;
        } catch (StatementFailure failure) {
            throw LibraryErrors.statement(failure, sql.strip());
        }
    }

    private static String bare(String sql) {
        return sql.strip().replaceAll("\\s*;$", "").toLowerCase(Locale.ROOT);
    }

    /** The statements of a text of which one is a COMMIT, as in {@code TRUNCATE …; COMMIT}; none of any other. */
    private static List<String> parts(String sql) {
        if (!sql.contains(";") || !sql.toLowerCase(Locale.ROOT).contains("commit")) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        for (Piece piece : StatementSplitter.split(sql, "", SplitterRules.POSTGRESQL)) {
            if (piece instanceof Piece.Sql found) {
                parts.add(found.statement().text());
            }
        }
        return parts.size() > 1 && parts.stream().anyMatch(part -> bare(part).equals("commit")) ? parts : List.of();
    }
}
