package dev.windlass.command;

import dev.windlass.dialect.ServerVersion;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.execute.SqlFailure;
import dev.windlass.jdbc.DevPlace;
import dev.windlass.sql.Piece;
import dev.windlass.sql.SplitterRules;
import dev.windlass.sql.Statement;
import dev.windlass.sql.StatementClassifier;
import dev.windlass.sql.StatementSplitter;
import dev.windlass.sql.StatementTraits;
import dev.windlass.sql.TransactionControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * SQL files that build the schema from nothing; they are run on a dev database.
 *
 * @param folder where relative names begin
 * @param patterns files or folders, {@code *} allowed, in the order in which they are run
 */
record SqlFilesSource(Path folder, List<String> patterns) implements SchemaSource {
    @Override
    public String title() {
        return String.join(", ", patterns);
    }

    @Override
    public Snapshot read(Comparing comparing) {
        List<Path> files = files();
        try (DevPlace place = comparing.dev()) {
            ServerVersion version = comparing.inspect(place, "the dev database").version();
            List<Statement> statements = new ArrayList<>();
            List<DeclaredRename> renames = new ArrayList<>();
            for (Path file : files) {
                String text = text(file);
                statements.addAll(statements(text, name(file), comparing.splitting(version)));
                renames.addAll(DeclaredRename.in(text, name(file)));
            }
            try {
                place.execute(
                        statements,
                        comparing.tools().configuration().value(dev.windlass.config.Settings.SESSION_STATEMENTS));
            } catch (SqlFailure e) {
                throw ModelFailure.of(e, "The database refused a statement of the model");
            }
            return comparing.inspect(place, title()).ofModel(title(), renames);
        }
    }

    /** The statements of a file, but those that begin and end transactions and the rows of a COPY. */
    private static List<Statement> statements(String text, String file, SplitterRules rules) {
        List<Statement> statements = new ArrayList<>();
        for (Piece piece : StatementSplitter.split(text, file, rules)) {
            if (piece instanceof Piece.Sql sql) {
                StatementTraits traits = StatementClassifier.classify(sql.text(), rules);
                boolean transaction = traits.transactionControl() == TransactionControl.BEGIN
                        || traits.transactionControl() == TransactionControl.COMMIT;
                if (!transaction && !traits.isCopyFromStdin()) {
                    statements.add(sql.statement());
                }
            }
        }
        return statements;
    }

    private String name(Path file) {
        Path base = folder.toAbsolutePath().normalize();
        Path whole = file.toAbsolutePath().normalize();
        return (whole.startsWith(base) ? base.relativize(whole) : whole).toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw Problem.of(ErrorCode.SCRIPT_NOT_UTF8, "The file is not UTF-8")
                    .at(file.toString())
                    .toException();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String pattern : patterns) {
            List<Path> found = files(pattern);
            if (found.isEmpty()) {
                problems.add(Problem.of(ErrorCode.NO_MODEL, "There is no SQL file \"" + pattern + "\"")
                        .at(folder.toString())
                        .next("Correct model.files in windlass.toml, or the name on the command line."));
            }
            files.addAll(found);
        }
        if (!problems.isEmpty()) {
            throw new dev.windlass.error.WindlassException(problems);
        }
        return files.stream().distinct().toList();
    }

    private List<Path> files(String pattern) {
        try {
            Path plain = pattern.contains("*") || pattern.contains("?") ? null : folder.resolve(pattern);
            if (plain != null) {
                return Files.isDirectory(plain) ? inFolder(plain) : Files.exists(plain) ? List.of(plain) : List.of();
            }
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.replace("**/", "{**/,}"));
            try (Stream<Path> all = Files.walk(folder)) {
                return all.filter(Files::isRegularFile)
                        .filter(file -> matcher.matches(folder.relativize(file)))
                        .sorted()
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> inFolder(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }
}
