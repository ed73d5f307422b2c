package dev.windlass.command;

import dev.windlass.config.Configuration;
import dev.windlass.config.DatabaseUrl;
import dev.windlass.config.Settings;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads what a user calls a source: a URL, a file or folder of SQL, model, database, revisions[@revision]. */
final class SourceSpec {
    private SourceSpec() {}

    /**
     * The source.
     *
     * @throws dev.windlass.error.WindlassException {@code BAD_SOURCE}, or {@code NO_MODEL}
     */
    static SchemaSource parse(Toolbox tools, String text) {
        Configuration configuration = tools.configuration();
        if (text.equals("model")) {
            return model(tools);
        }
        if (text.equals("database")) {
            return new DatabaseSource(configuration.url());
        }
        if (text.equals("revisions")) {
            return new RevisionsSource("");
        }
        if (text.startsWith("revisions@")) {
            return new RevisionsSource(text.substring("revisions@".length()));
        }
        if (text.contains("://") || text.startsWith("jdbc:")) {
            return new DatabaseSource(DatabaseUrl.parse(text).relativeTo(configuration.folder()));
        }
        boolean pattern = text.contains("*");
        if (pattern || Files.exists(configuration.folder().resolve(text)) || text.endsWith(".sql")) {
            return new SqlFilesSource(configuration.folder(), List.of(text));
        }
        throw Problem.of(ErrorCode.BAD_SOURCE, "\"" + text + "\" is nothing to compare with")
                .because("it is neither a URL nor a file or folder here")
                .toException();
    }

    /** The database whose server spells definitions, where the source is one. */
    static Optional<DatabaseUrl> server(SchemaSource source) {
        return source instanceof DatabaseSource database ? Optional.of(database.url()) : Optional.empty();
    }

    /** The desired schema, as the configuration describes it. */
    static SchemaSource model(Toolbox tools) {
        Configuration configuration = tools.configuration();
        Path folder = configuration.folder();
        List<String> files = configuration.value(Settings.MODEL_FILES);
        Optional<Settings.ModelKind> kind = configuration.find(Settings.MODEL_KIND);
        if (kind.isEmpty() && files.isEmpty()) {
            throw Problem.of(ErrorCode.NO_MODEL, "Nothing says what the schema should look like")
                    .toException();
        }
        return switch (kind.orElse(Settings.ModelKind.SQL)) {
            case SQL -> {
                if (files.isEmpty()) {
                    throw Problem.of(ErrorCode.NO_MODEL, "The model has no files")
                            .at("model.files")
                            .toException();
                }
                yield new SqlFilesSource(folder, files);
            }
            case HIBERNATE -> new EntitySource(tools.entities());
            case DATABASE ->
                new DatabaseSource(configuration
                        .find(Settings.MODEL_URL)
                        .orElseThrow(() -> Problem.of(ErrorCode.NO_MODEL, "The model has no URL")
                                .at("model.url")
                                .toException()));
        };
    }
}
