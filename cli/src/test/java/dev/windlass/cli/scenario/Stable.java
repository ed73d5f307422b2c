package dev.windlass.cli.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes output the same on every run: what depends on the time, the machine or chance is replaced by a word in angle
 * brackets. An id that chance chose becomes {@code <id1>}, and so on, and may be used under that name afterwards.
 */
public final class Stable {
    private static final Pattern RANDOM_ID = Pattern.compile("(?<![0-9a-zA-Z])[0-9a-f]{12}(?![0-9a-zA-Z…])");

    private final String known;
    private final String directory;
    private final Map<String, String> ids = new LinkedHashMap<>();

    /**
     * @param directory the folder whose name changes from run to run
     * @param known a text whose ids are no matter of chance
     */
    public Stable(Path directory, String known) {
        try {
            this.directory = directory.toRealPath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.known = known;
    }

    /** The text with words for what changes. */
    public String of(String text) {
        String stable = text.replace(directory, "<dir>")
                .replaceAll("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", "<uuid>")
                .replaceAll("\\b[0-9a-f]{64}\\b", "<sha256>")
                .replaceAll("\\b[0-9a-f]{12}…", "<sha256>…")
                .replaceAll("\"duration_ms\": ?\\d+", "\"duration_ms\": <ms>")
                .replaceAll("\"pid\": ?\\d+", "\"pid\": <pid>")
                .replaceAll("\"host\": ?\"[^\"]*\"", "\"host\": <host>")
                .replaceAll("\\b(\\d+ ms|\\d+\\.\\d\\d s)\\b", "<time>")
                .replaceAll("\\(sqlite [\\d.]+\\)", "(sqlite <version>)")
                .replaceAll("\"server\": ?\"sqlite [\\d.]+\"", "\"server\": \"sqlite <version>\"")
                .replaceAll("process \\d+ of [\\w.-]+", "process <pid> of <user>");
        stable = times(stable);
        Matcher matcher = RANDOM_ID.matcher(stable);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String id = matcher.group();
            matcher.appendReplacement(
                    out, known.contains(id) ? id : ids.computeIfAbsent(id, ignored -> "<id" + (ids.size() + 1) + ">"));
        }
        return matcher.appendTail(out).toString();
    }

    /** Times that the scenario itself names stay. */
    private String times(String text) {
        Matcher matcher = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z?")
                .matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(out, known.contains(matcher.group()) ? matcher.group() : "<time>");
        }
        return matcher.appendTail(out).toString();
    }

    /** The text with the ids that names such as {@code <id1>} stand for. */
    public String meant(String text) {
        String meant = text.replace("<dir>", directory);
        for (Map.Entry<String, String> entry : ids.entrySet()) {
            meant = meant.replace(entry.getValue(), entry.getKey());
        }
        return meant;
    }
}
