package dev.windlass.script;

import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.sql.Directive;
import dev.windlass.sql.Piece;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.SplitterRules;
import dev.windlass.sql.StatementSplitter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements and directives of one direction of a SQL revision, read from its file as they are asked for. Filler is
 * left out, and so is what a {@code dialect} directive keeps for another database.
 */
public final class SqlPieces implements AutoCloseable {
    private final ScriptFile file;
    private final Reader reader;
    private final StatementSplitter splitter;
    private final DialectName dialect;
    private final Map<String, String> placeholders;
    private final String section;
    private boolean inside;
    /** Whether no section is open, so that what stands here belongs to neither direction. */
    private boolean outside;

    private boolean sectionFound;
    private boolean forThisDialect = true;
    private @Nullable Directive irreversible;

    private SqlPieces(
            ScriptFile file,
            Reader reader,
            String section,
            DialectName dialect,
            SplitterRules rules,
            Map<String, String> placeholders) {
        this.file = file;
        this.reader = reader;
        this.splitter = new StatementSplitter(reader, file.name(), rules);
        this.dialect = dialect;
        this.placeholders = placeholders;
        this.section = section;
        this.inside = section.isEmpty();
        this.outside = !inside;
        this.sectionFound = inside;
    }

    /**
     * Opens a body as it is.
     *
     * @param body where the statements are; a missing one has none
     * @param rules how the dialect's SQL is split
     * @param placeholders what {@code ${name}} stands for; empty to leave such text alone
     */
    public static Optional<SqlPieces> open(
            SqlBody body, DialectName dialect, SplitterRules rules, Map<String, String> placeholders) {
        return open(body, ScriptFile::open, dialect, rules, placeholders);
    }

    /**
     * Opens a body as it was planned.
     *
     * @param body where the statements are; a missing one has none
     * @param planned the hash of its file
     * @param rules how the dialect's SQL is split
     * @param placeholders what {@code ${name}} stands for; empty to leave such text alone
     */
    public static Optional<SqlPieces> open(
            SqlBody body, String planned, DialectName dialect, SplitterRules rules, Map<String, String> placeholders) {
        return open(body, file -> file.open(planned), dialect, rules, placeholders);
    }

    private static Optional<SqlPieces> open(
            SqlBody body,
            Function<ScriptFile, Reader> opening,
            DialectName dialect,
            SplitterRules rules,
            Map<String, String> placeholders) {
        return switch (body) {
            case SqlBody.Missing missing -> Optional.empty();
            case SqlBody.Whole(ScriptFile file) ->
                Optional.of(new SqlPieces(file, opening.apply(file), "", dialect, rules, placeholders));
            case SqlBody.Section(ScriptFile file, String directive) ->
                Optional.of(new SqlPieces(file, opening.apply(file), directive, dialect, rules, placeholders));
        };
    }

    /**
     * The next statement, directive of a statement, or part of the rows of a {@code COPY}; nothing at the end.
     *
     * @throws dev.windlass.error.WindlassException if the script cannot be read or split
     */
    public Optional<Piece> next() {
        try {
            while (true) {
                Optional<Piece> piece = splitter.next();
                if (piece.isEmpty()) {
                    return Optional.empty();
                }
                switch (piece.get()) {
                    case Piece.Filler filler -> {}
                    case Piece.Instruction instruction -> {
                        Directive directive = instruction.directive();
                        if (section(directive)) {
                            continue;
                        }
                        if (outside && !directive.name().equals("ignore")) {
                            throw outsideOfSections("The directive \"" + directive.name() + "\"", directive.span());
                        }
                        if (inside && forThisDialect) {
                            return piece;
                        }
                    }
                    case Piece.Sql sql -> {
                        if (outside) {
                            throw outsideOfSections("A statement", sql.span());
                        }
                        if (inside && forThisDialect) {
                            return Optional.of(new Piece.Sql(Placeholders.substitute(sql.statement(), placeholders)));
                        }
                    }
                    case Piece.CopyRows rows -> {
                        if (inside && forThisDialect) {
                            return piece;
                        }
                    }
                    case Piece.CopyEnd end -> {
                        if (inside && forThisDialect) {
                            return piece;
                        }
                    }
                }
            }
        } catch (UncheckedIOException e) {
            throw file.failure(e.getCause() == null ? new IOException(e) : e.getCause());
        }
    }

    private RuntimeException outsideOfSections(String what, SourceSpan span) {
        return irreversible == null
                ? Problem.of(ErrorCode.MISSING_SECTION, what + " stands before the first section")
                        .at(span.toString())
                        .next("Write '-- windlass: upgrade' above it.")
                        .toException()
                : Problem.of(ErrorCode.BAD_DIRECTIVE, what + " follows \"irreversible\", and would never run")
                        .at(span.toString())
                        .because("\"irreversible\" stands in the place of the downgrade section")
                        .next("Write 'irreversible' below the statements of the upgrade, or 'downgrade' in its place.")
                        .toException();
    }

    private boolean section(Directive directive) {
        switch (directive.name()) {
            case "upgrade", "downgrade" -> {
                if (section.isEmpty()) {
                    throw misplaced(directive);
                }
                boolean mine = directive.name().equals(section);
                if (mine && sectionFound) {
                    throw Problem.of(ErrorCode.BAD_DIRECTIVE, "The script has two " + section + " sections")
                            .at(directive.span().toString())
                            .toException();
                }
                inside = mine;
                outside = false;
                sectionFound |= mine;
                forThisDialect = true;
                return true;
            }
            case "irreversible" -> {
                if (section.isEmpty()) {
                    throw misplaced(directive);
                }
                irreversible = directive;
                inside = false;
                outside = true;
                return true;
            }
            case "dialect" -> {
                if (outside) {
                    return false;
                }
                String argument = directive.argument().toLowerCase(Locale.ROOT);
                forThisDialect = argument.isEmpty() || argument.equals("all") || names(argument, directive);
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private boolean names(String argument, Directive directive) {
        boolean found = false;
        for (String word : argument.split("[,\\s]+")) {
            switch (word) {
                case "postgresql", "postgres" -> found |= dialect == DialectName.POSTGRESQL;
                case "mysql", "mariadb" -> found |= dialect == DialectName.MYSQL;
                case "sqlite" -> found |= dialect == DialectName.SQLITE;
                default ->
                    throw Problem.of(ErrorCode.BAD_DIRECTIVE, "\"" + word + "\" is not a dialect")
                            .at(directive.span().toString())
                            .next("Write postgresql, mysql, mariadb or sqlite; nothing for all of them.")
                            .toException();
            }
        }
        return found;
    }

    private static RuntimeException misplaced(Directive directive) {
        return Problem.of(
                        ErrorCode.BAD_DIRECTIVE,
                        "\"" + directive.name() + "\" has no meaning in a file that is one direction by its name")
                .at(directive.span().toString())
                .toException();
    }

    /** Whether the section was there; known when all pieces have been read. */
    public boolean sectionFound() {
        return sectionFound;
    }

    /** The directive that says why there is no way back, if there is one; known when all pieces have been read. */
    public Optional<Directive> irreversible() {
        return Optional.ofNullable(irreversible);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw file.failure(e);
        }
    }
}
