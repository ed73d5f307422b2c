package dev.windlass.config;

import dev.windlass.dialect.DialectName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SQLite's URLs. Sources: sqlite.org/uri.html; SQLAlchemy's SQLite dialect; mattn/go-sqlite3 and modernc.org/sqlite;
 * Xerial's driver. A file's name is never percent-decoded, but in the form {@code file:…}, as those tools have it.
 */
final class SqliteUrl {
    private static final Pattern PRAGMA = Pattern.compile("(\\w+)\\s*[(=]\\s*'?([^')]*)'?\\)?");

    /** Parameters of SQLite's own {@code file:} URIs. */
    private static final List<String> FILE = List.of("mode", "cache", "immutable", "nolock", "vfs", "psow", "modeof");

    private SqliteUrl() {}

    static DatabaseUrl parse(String scheme, String rest, boolean jdbc) {
        int question = rest.indexOf('?');
        String path = question < 0 ? rest : rest.substring(0, question);
        Map<String, String> query = question < 0 ? Map.of() : UrlText.query(rest.substring(question + 1), false);
        String file = jdbc || !path.startsWith("//") ? path : file(scheme, path.substring(2));
        return file.startsWith("file:") ? of(scheme, uriPath(file), query) : of(scheme, file, query);
    }

    static DatabaseUrl parseFile(String scheme, String text) {
        return parse(scheme, text, true);
    }

    /**
     * What stands after {@code //}. SQLAlchemy: {@code /relative}, {@code //absolute}, {@code /C:/windows}, nothing for
     * memory. golang-migrate (its scheme is {@code sqlite3}): {@code relative} or {@code /absolute}.
     */
    private static String file(String scheme, String text) {
        if (scheme.equals("sqlite3") && !text.startsWith("//")) {
            return text;
        }
        return text.startsWith("/") ? text.substring(1) : text;
    }

    /** The path of a {@code file:} URI: with an optional, local authority, percent-encoded. */
    private static String uriPath(String uri) {
        String rest = uri.substring("file:".length());
        if (rest.startsWith("//")) {
            int slash = rest.indexOf('/', 2);
            rest = slash < 0 ? "" : rest.substring(slash);
        }
        return Percent.decode(rest);
    }

    private static DatabaseUrl of(String scheme, String file, Map<String, String> query) {
        Parameters parameters = new Parameters();
        parameters.withoutTool(query).forEach((name, value) -> translate(name, value, parameters));
        boolean memory = file.isEmpty() || file.equals(DatabaseUrl.MEMORY);
        return new DatabaseUrl(
                DialectName.SQLITE,
                scheme.equals("sqlite3") ? "sqlite" : scheme,
                List.of(),
                memory ? DatabaseUrl.MEMORY : file,
                Optional.empty(),
                Optional.empty(),
                parameters.driver,
                parameters.tool,
                parameters.ignored);
    }

    private static void translate(String name, String value, Parameters parameters) {
        switch (name) {
            case "timeout" -> parameters.driver.put("busy_timeout", seconds(value));
            case "_busy_timeout", "_timeout" -> parameters.driver.put("busy_timeout", value);
            case "_foreign_keys", "_fk" -> parameters.driver.put("foreign_keys", value);
            case "_journal_mode", "_journal" -> parameters.driver.put("journal_mode", value);
            case "_synchronous", "_sync" -> parameters.driver.put("synchronous", value);
            case "_locking_mode", "_locking" -> parameters.driver.put("locking_mode", value);
            case "_cache_size" -> parameters.driver.put("cache_size", value);
            case "_txlock" -> parameters.driver.put("transaction_mode", value.toUpperCase(Locale.ROOT));
            case "_pragma" -> {
                Matcher pragma = PRAGMA.matcher(value);
                if (pragma.matches()) {
                    translate(pragma.group(1), pragma.group(2), parameters);
                } else {
                    parameters.ignored.add(name);
                }
            }
            default -> {
                if (FILE.contains(name) || DRIVER.contains(name)) {
                    parameters.driver.put(name, value);
                } else {
                    parameters.ignored.add(name);
                }
            }
        }
    }

    private static String seconds(String value) {
        if (!value.matches("\\d{1,6}(\\.\\d+)?")) {
            throw UrlText.bad("The timeout in the database URL is not a number of seconds");
        }
        return Long.toString(Math.round(Double.parseDouble(value) * 1000));
    }

    static boolean isFileParameter(String name) {
        return FILE.contains(name);
    }

    static String toJdbcUrl(DatabaseUrl url) {
        String query = url.parameters().entrySet().stream()
                .filter(entry -> FILE.contains(entry.getKey()))
                .map(entry -> entry.getKey() + "=" + Percent.encode(entry.getValue(), ""))
                .collect(Collectors.joining("&"));
        String file = url.database();
        if (query.isEmpty() && file.indexOf('?') < 0) {
            return "jdbc:sqlite:" + file;
        }
        return "jdbc:sqlite:file:" + Percent.encode(file, "/:\\") + (query.isEmpty() ? "" : "?" + query);
    }

    /** The pragmas that Xerial's driver 3.54 sets from its properties. */
    private static final List<String> DRIVER = List.of("""
            application_id automatic_index busy_timeout cache_size cache_spill case_sensitive_like
            defer_foreign_keys encoding enable_load_extension foreign_keys fullsync hexkey_mode incremental_vacuum
            journal_mode journal_size_limit legacy_alter_table locking_mode max_page_count mmap_size page_size
            password read_uncommitted recursive_triggers reverse_unordered_selects secure_delete synchronous
            temp_store temp_store_directory transaction_mode user_version wal_autocheckpoint date_class
            date_precision date_string_format open_mode
            """.strip().split("\\s+"));
}
