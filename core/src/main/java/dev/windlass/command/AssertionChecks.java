package dev.windlass.command;

import dev.windlass.config.Configuration;
import dev.windlass.config.Settings;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.execute.SqlFailure;
import dev.windlass.jdbc.BoundSession;
import dev.windlass.sql.Piece;
import dev.windlass.sql.SplitterRules;
import dev.windlass.sql.Statement;
import dev.windlass.sql.StatementSplitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The user's own assertions: files with queries, each of which must return no row. */
final class AssertionChecks {
    private AssertionChecks() {}

    static List<Check> run(Configuration configuration, BoundSession session, SplitterRules rules) {
        List<Check> checks = new ArrayList<>();
        for (String pattern : configuration.value(Settings.VERIFY_ASSERTIONS)) {
            List<Path> files = files(configuration.folder(), pattern);
            if (files.isEmpty()) {
                throw Problem.of(ErrorCode.BAD_SETTING, "verify.assertions names no file: \"" + pattern + "\"")
                        .at(configuration.folder().toString())
                        .toException();
            }
            files.forEach(file -> checks.add(check(configuration.folder(), file, session, rules)));
        }
        return checks;
    }

    private static List<Path> files(Path folder, String pattern) {
        Path whole = folder.resolve(pattern).normalize();
        if (!pattern.contains("*")) {
            return Files.isRegularFile(whole) ? List.of(whole) : List.of();
        }
        int star = pattern.indexOf('*');
        int slash = pattern.lastIndexOf('/', star);
        Path root = folder.resolve(slash < 0 ? "" : pattern.substring(0, slash)).normalize();
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + whole);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(Files::isRegularFile)
                    .filter(matcher::matches)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Check check(Path folder, Path file, BoundSession session, SplitterRules rules) {
        String name = (file.startsWith(folder) ? folder.relativize(file) : file).toString();
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            return new Check(
                    name,
                    List.of(Problem.of(ErrorCode.UNREADABLE_SCRIPT, "The assertion cannot be read")
                            .at(name)
                            .because(e.toString())));
        }
        List<Problem> problems = new ArrayList<>();
        int queries = 0;
        for (Piece piece : StatementSplitter.split(text, name, rules)) {
            if (piece instanceof Piece.Sql sql) {
                queries++;
                check(sql.statement(), session, problems);
            }
        }
        if (queries == 0) {
            problems.add(Problem.of(ErrorCode.UNUSABLE_ASSERTION, "The file has no query")
                    .at(name));
        }
        return new Check(title(text, name), problems);
    }

    private static void check(Statement query, BoundSession session, List<Problem> problems) {
        try {
            long rows = session.count(query);
            if (rows > 0) {
                problems.add(Problem.of(
                                ErrorCode.ASSERTION_FAILED,
                                "The query returns " + rows + (rows == 1 ? " row" : " rows") + " instead of none")
                        .at(query.span().toString()));
            }
        } catch (SqlFailure e) {
            problems.add(Problem.of(ErrorCode.UNUSABLE_ASSERTION, "The database refused the query")
                    .at(query.span().toString())
                    .because(e.message()));
        }
    }

    /** What the first line says, if it is a comment; else the file's name. */
    private static String title(String text, String name) {
        String first = text.stripLeading().lines().findFirst().orElse("");
        String title = first.startsWith("--") ? first.substring(2).strip() : "";
        return title.isEmpty() || title.startsWith("windlass:") ? name : title + " (" + name + ")";
    }
}
