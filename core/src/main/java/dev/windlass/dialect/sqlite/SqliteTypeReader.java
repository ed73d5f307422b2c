package dev.windlass.dialect.sqlite;

import dev.windlass.schema.DataType;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Declared types as the portable types that {@link SqliteTypes} writes so; capitals make no difference. */
final class SqliteTypeReader {
    private static final Pattern TYPE = Pattern.compile("([a-z ]+?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?");

    private SqliteTypeReader() {}

    static DataType type(String declared) {
        String text = declared.replaceAll("--[^\n]*|(?s)/\\*.*?\\*/", " ").strip();
        Matcher matcher = TYPE.matcher(text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
        if (!matcher.matches()) {
            return new DataType.Native(text, List.of());
        }
        int first = number(matcher.group(2));
        int second = number(matcher.group(3));
        boolean bare = first == DataType.UNSPECIFIED;
        boolean single = second == DataType.UNSPECIFIED;
        String word = matcher.group(1);
        if (single && word.equals("varchar")) {
            return new DataType.Varchar(first);
        }
        if (single && !bare && word.equals("char")) {
            return new DataType.Char(first);
        }
        if (word.equals("numeric")) {
            return new DataType.Numeric(first, second);
        }
        return bare ? plain(word, text) : new DataType.Native(text, List.of());
    }

    private static DataType plain(String word, String text) {
        return switch (word) {
            case "text" -> new DataType.Text();
            case "smallint" -> new DataType.SmallInt();
            case "integer" -> new DataType.Int();
            case "bigint" -> new DataType.BigInt();
            case "real" -> new DataType.Real();
            case "double precision" -> new DataType.Double();
            case "boolean" -> new DataType.Bool();
            case "date" -> new DataType.Date();
            case "time" -> new DataType.Time(DataType.UNSPECIFIED, false);
            case "datetime" -> new DataType.Timestamp(DataType.UNSPECIFIED, false);
            case "blob" -> new DataType.Binary(DataType.UNSPECIFIED);
            default -> new DataType.Native(text, List.of());
        };
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? DataType.UNSPECIFIED : Integer.parseInt(digits);
    }
}
