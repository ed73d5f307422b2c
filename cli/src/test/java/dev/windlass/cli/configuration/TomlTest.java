package dev.windlass.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.config.Origin;
import dev.windlass.config.RawValue;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TomlTest {
    private static RawValue.Table parse(String text) {
        return Toml.parse(text, "t.toml", Origin.Kind.FILE);
    }

    private static String shown(RawValue value) {
        return switch (value) {
            case RawValue.Text text -> "'" + text.text() + "'";
            case RawValue.Truth truth -> Boolean.toString(truth.value());
            case RawValue.Whole whole -> Long.toString(whole.value());
            case RawValue.Items items ->
                items.items().stream().map(TomlTest::shown).toList().toString();
            case RawValue.Table table ->
                table.entries().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + shown(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case RawValue.Other other -> other.kindName();
            case RawValue.Unresolved unresolved -> throw new AssertionError();
        };
    }

    /** A line each; "¶" stands for a line's end. */
    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            a = 1 # x => {a=1}
            a = "x"¶b = 'y\\n' => {a='x', b='y\\n'}
            a.b.c = true¶a.b.d = false => {a={b={c=true, d=false}}}
            "a.b" = 1¶'c d'.e = 2 => {a.b=1, c d={e=2}}
            [a.b]¶c = 1¶[a]¶d = 2 => {a={b={c=1}, d=2}}
            [[a]]¶b = 1¶[[a]]¶[a.c]¶d = 1 => {a=[{b=1}, {c={d=1}}]}
            a = [1, [2, 3],¶ 4, # x¶] => {a=[1, [2, 3], 4]}
            a = { kind = "sql", b.c = ["x"] } => {a={kind='sql', b={c=['x']}}}
            a = {} => {a={}}
            a = "\\u00e9\\U0001F600\\t" => {a='é😀\t'}
            a = 0xff¶b = 0o17¶c = 0b11¶d = 1_000¶e = -0 => {a=255, b=15, c=3, d=1000, e=0}
            a = 1.5¶b = inf¶c = 1e5 => {a=a number with a fraction, b=a number with a fraction, c=a number with a fraction}
            a = 1979-05-27 07:32:00Z¶b = 07:32:00 => {a=a date or time, b=a date or time}
            [ environments . "my prod" ]¶url = "x" => {environments={my prod={url='x'}}}
            """)
    void reads(String text, String expected) {
        assertThat(shown(parse(text.replace('¶', '\n')))).isEqualTo(expected);
        assertThat(shown(parse(text.replace("¶", "\r\n")))).isEqualTo(expected);
    }

    @Test
    void readsTextsOfSeveralLines() {
        assertThat(shown(parse("a = \"\"\"\n\"x\"\\\n   y\nz\"\"\"\"\nb = '''\nx\\\ny'''")))
                .isEqualTo("{a='\"x\"y\nz\"', b='x\\\ny'}");
    }

    @Test
    void knowsWhereEverythingStands() {
        RawValue.Table table = parse("# x\n[lock]\n  timeout = \"60s\"\n");
        RawValue timeout =
                ((RawValue.Table) table.entries().get("lock")).entries().get("timeout");
        assertThat(timeout.origin()).hasToString("t.toml:3:13");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            a => t.toml:1:2: Expected "=", found the end of the file
            a = ¶b = 1 => t.toml:1:5: Expected a value, found the end of the line
            a = x => t.toml:1:5: "x" is not a value; text stands in quotes
            a = "x¶b = 1 => t.toml:1:5: The text that begins here is not closed
            a = \"""x¶y => t.toml:1:5: The text that begins here is not closed
            a = 1¶a = 2 => t.toml:2:1: "a" is defined twice
            [a]¶[b]¶[a] => t.toml:3:1: "a" is defined twice
            a = {b = 1}¶[a.c] => t.toml:2:1: "a" is defined twice
            [a]¶b.c = 1¶[a.b] => t.toml:3:1: "b" is defined twice
            a = 1 b = 2 => t.toml:1:7: Expected the end of the line, found "b"
            [a => t.toml:1:3: Expected "]", found the end of the file
            a = [1, 2 => t.toml:1:10: Expected "]", found the end of the file
            a = "C:\\data" => t.toml:1:8: "\\d" is not an escape; write "\\\\" for "\\", or use single quotes
            a = 01 => t.toml:1:5: "01" is not a value; text stands in quotes
            a = 99999999999999999999 => t.toml:1:5: The number is too large
            = 1 => t.toml:1:1: Expected a key, found "="
            """)
    void saysWhereAFileIsBroken(String text, String expected) {
        assertThatThrownBy(() -> parse(text.replace('¶', '\n'))).isInstanceOfSatisfying(WindlassException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.BAD_CONFIGURATION_FILE);
            assertThat(e.first().where() + ": " + e.first().message()).isEqualTo(expected);
        });
    }

    @Test
    void saysWhereAFileIsNotUtf8() {
        byte[] bytes = "a = 1\nb = 'é'\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> TextFile.decode(bytes, "t.toml"))
                .isInstanceOfSatisfying(
                        WindlassException.class,
                        e -> assertThat(e.first().where()).isEqualTo("t.toml:2:6"));
    }
}
