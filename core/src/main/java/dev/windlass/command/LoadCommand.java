package dev.windlass.command;

import dev.windlass.config.Settings;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.execute.Event;
import dev.windlass.execute.Json;
import dev.windlass.execute.OwnFailure;
import dev.windlass.execute.SqlFailure;
import dev.windlass.jdbc.BoundSession;
import dev.windlass.jdbc.Connector;
import dev.windlass.jdbc.TableLoad;
import dev.windlass.load.Csv;
import dev.windlass.load.InputRow;
import dev.windlass.load.InputTable;
import dev.windlass.load.Mapping;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code load}: puts the rows of JSON and CSV files into tables. */
public final class LoadCommand {
    private static final int REPORTED = 1000;

    private LoadCommand() {}

    /**
     * What is asked for.
     *
     * @param files the files
     * @param table the table, of a file that does not tell by its name
     * @param mapping how a nested document becomes rows
     * @param key the columns that tell a row from the others; none for the table's own key
     * @param skipRejected whether rows are kept although others were rejected
     * @param dry whether nothing is kept
     */
    public record Request(
            List<Path> files,
            Optional<String> table,
            Optional<Path> mapping,
            List<String> key,
            boolean skipRejected,
            boolean dry) {}

    /** Reads all files, then loads. */
    public static TableLoad.Result run(Toolbox tools, Request request) {
        List<InputTable> inputs = new ArrayList<>();
        for (Path file : request.files()) {
            inputs.addAll(read(file, request));
        }
        Connector connector = tools.connectors().of(tools.configuration().url(), false);
        try (BoundSession session =
                BoundSession.open(connector, tools.configuration().value(Settings.SESSION_STATEMENTS))) {
            TableLoad load = new TableLoad(session, request.skipRejected(), request.dry(), (table, done, total) -> {
                if (done % REPORTED == 0 || done == total) {
                    tools.listener().accept(new Event.RowsDone("loading", table, done, total));
                }
            });
            return load.run(merged(inputs));
        } catch (SqlFailure e) {
            throw OwnFailure.of(e, connector.description());
        }
    }

    /** Files for the same table are one. */
    private static List<InputTable> merged(List<InputTable> inputs) {
        Map<String, InputTable> byTable = new LinkedHashMap<>();
        for (InputTable input : inputs) {
            byTable.merge(input.table(), input, (one, other) -> {
                List<InputRow> rows = new ArrayList<>(one.rows());
                rows.addAll(other.rows());
                return new InputTable(one.table(), one.key(), rows);
            });
        }
        return List.copyOf(byTable.values());
    }

    private static List<InputTable> read(Path file, Request request) {
        String name = String.valueOf(file.getFileName());
        String text = text(file, name);
        int dot = name.lastIndexOf('.');
        String table = request.table().orElse(dot < 0 ? name : name.substring(0, dot));
        String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "csv" -> List.of(Csv.read(text, name, table, request.key()));
            case "json" -> json(text, name, table, request);
            default ->
                throw Problem.of(ErrorCode.BAD_INPUT, "\"" + name + "\" is neither .csv nor .json")
                        .at(file.toString())
                        .toException();
        };
    }

    private static String text(Path file, String name) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw Problem.of(ErrorCode.BAD_INPUT, "The file is not UTF-8")
                    .at(name)
                    .toException();
        } catch (IOException e) {
            throw Problem.of(ErrorCode.FILE_FAILED, "The file cannot be read")
                    .at(file.toString())
                    .because(e instanceof java.nio.file.NoSuchFileException ? "it is not there" : e.toString())
                    .toException();
        }
    }

    private static List<InputTable> json(String text, String name, String table, Request request) {
        Map<Object, Integer> offsets = new IdentityHashMap<>();
        Object document;
        try {
            document = Json.parse(text, offsets::put);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.BAD_INPUT, "The file is not JSON")
                    .at(name)
                    .because(String.valueOf(e.getMessage()))
                    .toException();
        }
        int[] lines = lines(text);
        Function<Object, String> place =
                object -> name + ":" + (offsets.containsKey(object) ? line(lines, offsets.getOrDefault(object, 0)) : 1);
        if (request.mapping().isPresent()) {
            Path mapping = request.mapping().get();
            return Mapping.read(text(mapping, mapping.toString()), mapping.toString())
                    .rows(document, place);
        }
        if (!(document instanceof List<?> list) || !list.stream().allMatch(Map.class::isInstance)) {
            throw Problem.of(ErrorCode.BAD_INPUT, "The document is no list of objects")
                    .at(name + ":1")
                    .next("Say with --mapping how its parts become rows; see docs/load.md.")
                    .toException();
        }
        List<InputRow> rows = new ArrayList<>();
        for (Object item : list) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            if (item instanceof Map<?, ?> map) {
                map.forEach((column, value) -> values.put(String.valueOf(column), value));
            }
            rows.add(new InputRow(values, place.apply(item)));
        }
        return List.of(new InputTable(table, request.key(), rows));
    }

    /** Where each line begins. */
    private static int[] lines(String text) {
        return java.util.stream.IntStream.concat(
                        java.util.stream.IntStream.of(0),
                        java.util.stream.IntStream.range(0, text.length())
                                .filter(i -> text.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
    }

    private static int line(int[] lines, int offset) {
        int found = java.util.Arrays.binarySearch(lines, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
