package dev.windlass.config;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a setting's value is read and shown.
 *
 * @param word what a value is, for messages and documents, such as {@code a duration such as 60s}
 * @param reader makes the value, given the folder that relative paths begin at
 * @param printer shows the value, with passwords masked
 * @param <T> the type of the value
 */
public record SettingType<T>(String word, Reader<T> reader, Function<T, String> printer) {
    /** Reads a value; its problems have a message that says what is wrong, and no place. */
    @FunctionalInterface
    public interface Reader<T> {
        /** The value, or what is wrong with it. */
        Reading<T> read(RawValue value, Path folder);
    }

    /** Reads a value. */
    public Reading<T> read(RawValue value, Path folder) {
        return reader.read(value, folder);
    }

    /** Any text. */
    public static SettingType<String> text() {
        return ofText("text", text -> Optional.of(text), text -> text);
    }

    /** True or false. */
    public static SettingType<Boolean> truth() {
        return ofText(
                "true or false",
                text -> switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
                    case "true", "yes", "on", "1" -> Optional.of(true);
                    case "false", "no", "off", "0" -> Optional.of(false);
                    default -> Optional.empty();
                },
                value -> Boolean.toString(value));
    }

    /** A whole number, zero or more. */
    public static SettingType<Integer> count() {
        return ofText(
                "a whole number, 0 or more",
                text -> text.strip().matches("\\d{1,9}")
                        ? Optional.of(Integer.valueOf(text.strip()))
                        : Optional.empty(),
                value -> Integer.toString(value));
    }

    /** A length of time, such as {@code 60s}; a bare number counts seconds. */
    public static SettingType<Duration> duration() {
        return ofText(
                "a duration such as 500ms, 60s, 5m or 1h30m",
                text -> DurationText.parse(text.strip().matches("\\d+") ? text.strip() + "s" : text),
                DurationText::print);
    }

    /** One of some words, which are the constants' names in lower case with {@code -} for {@code _}. */
    public static <E extends Enum<E>> SettingType<E> oneOf(Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), constant);
        }
        Map<E, String> shown =
                words.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        return ofText(
                String.join(", ", words.keySet()),
                text -> Optional.ofNullable(words.get(text.strip().toLowerCase(java.util.Locale.ROOT))),
                shown::get);
    }

    /** Texts in order: a list, or a single text. A variable holds one in each line. */
    public static SettingType<List<String>> texts() {
        return ofList("text, or a list of texts", "\\R", Optional::of, text -> text);
    }

    /** Files or folders: a list, or one. A variable separates them as {@code PATH} does. */
    public static SettingType<List<Path>> paths() {
        String separator = java.util.regex.Pattern.quote(File.pathSeparator);
        SettingType<List<String>> texts = ofList("a path, or a list of paths", separator, Optional::of, text -> text);
        return new SettingType<>(
                texts.word(),
                (value, folder) -> texts.read(value, folder).then(names -> {
                    try {
                        return Reading.good(names.stream()
                                .map(name -> folder.resolve(name).normalize())
                                .toList());
                    } catch (InvalidPathException e) {
                        return wrong(value, texts.word());
                    }
                }),
                paths -> paths.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }

    /** A single file or folder. */
    public static SettingType<Path> path() {
        return new SettingType<>(
                "a path",
                (value, folder) -> ofText("a path", Optional::of, text -> text)
                        .read(value, folder)
                        .then(name -> {
                            try {
                                return Reading.good(folder.resolve(name).normalize());
                            } catch (InvalidPathException e) {
                                return wrong(value, "a path");
                            }
                        }),
                Path::toString);
    }

    /** Names and texts. */
    public static SettingType<Map<String, String>> map() {
        SettingType<String> text = text();
        return new SettingType<>(
                "a table of texts",
                (value, folder) -> value.table()
                        .map(entries -> texts(entries, text, folder))
                        .orElseGet(() -> wrong(value, "a table of texts")),
                entries -> entries.entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static Reading<Map<String, String>> texts(
            Map<String, RawValue> entries, SettingType<String> type, Path folder) {
        Map<String, String> result = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        entries.forEach((name, entry) -> {
            Reading<String> reading = type.read(entry, folder);
            problems.addAll(reading.problems());
            result.put(name, reading.or(wrong -> ""));
        });
        return problems.isEmpty()
                ? Reading.good(java.util.Collections.unmodifiableMap(result))
                : new Reading.Bad<>(problems);
    }

    /** A database URL. */
    public static SettingType<DatabaseUrl> url() {
        return new SettingType<>(
                "a database URL",
                (value, folder) -> text().read(value, folder).then(text -> url(text, value, folder)),
                DatabaseUrl::masked);
    }

    /** Where definitions are tried out. */
    public static SettingType<DevDatabase> devDatabase() {
        return new SettingType<>(
                "auto, database, schema, or a database URL",
                (value, folder) -> text().read(value, folder).then(text -> switch (text.strip()) {
                    case "auto" -> Reading.good(new DevDatabase.Automatic());
                    case "database" -> Reading.good(new DevDatabase.TemporaryDatabase());
                    case "schema" -> Reading.good(new DevDatabase.TemporarySchema());
                    default ->
                        text.contains(":")
                                ? url(text, value, folder).then(url -> Reading.good(new DevDatabase.Given(url)))
                                : wrong(value, "auto, database, schema, or a database URL");
                }),
                DevDatabase::word);
    }

    private static Reading<DatabaseUrl> url(String text, RawValue value, Path folder) {
        try {
            return Reading.good(DatabaseUrl.parse(text).relativeTo(folder));
        } catch (WindlassException e) {
            return Reading.bad(e.first().at(value.origin().toString()));
        }
    }

    private static <T> SettingType<T> ofText(
            String word, Function<String, Optional<T>> parse, Function<T, String> printer) {
        return new SettingType<>(
                word,
                (value, folder) -> value.scalar()
                        .map(text -> parsed(text, value, word, parse))
                        .orElseGet(() -> wrong(value, word)),
                printer);
    }

    private static <T> Reading<T> parsed(
            String text, RawValue value, String word, Function<String, Optional<T>> parse) {
        return parse.apply(text).map(Reading::good).orElseGet(() -> wrong(value, word));
    }

    private static <T> SettingType<List<T>> ofList(
            String word, String separator, Function<String, Optional<T>> parse, Function<T, String> printer) {
        SettingType<T> single = ofText("text", parse, printer);
        return new SettingType<>(
                word,
                (value, folder) -> value.list()
                        .or(() -> value.scalar().map(text -> split(text, value.origin(), separator)))
                        .map(items -> all(items, single, folder))
                        .orElseGet(() -> wrong(value, word)),
                values -> values.stream().map(printer).collect(Collectors.joining(", ")));
    }

    /** Only variables are split: elsewhere there are lists. */
    private static List<RawValue> split(String text, Origin origin, String separator) {
        if (origin.kind() != Origin.Kind.ENVIRONMENT && origin.kind() != Origin.Kind.DOTENV) {
            return List.of(new RawValue.Text(text, origin));
        }
        return Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> (RawValue) new RawValue.Text(part, origin))
                .toList();
    }

    private static <T> Reading<List<T>> all(List<RawValue> items, SettingType<T> single, Path folder) {
        List<T> values = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (RawValue item : items) {
            Reading<T> reading = single.read(item, folder);
            problems.addAll(reading.problems());
            reading.then(value -> Reading.good(values.add(value)));
        }
        return problems.isEmpty() ? Reading.good(List.copyOf(values)) : new Reading.Bad<>(problems);
    }

    private static <T> Reading<T> wrong(RawValue value, String word) {
        return Reading.bad(value.unresolved()
                .orElseGet(() -> Problem.of(ErrorCode.BAD_SETTING, "is " + value.kindName() + "; it must be " + word)
                        .at(value.origin().toString())));
    }
}
