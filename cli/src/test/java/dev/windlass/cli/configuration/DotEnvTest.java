package dev.windlass.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.config.RawValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DotEnvTest {
    private static Map<String, String> parse(String text) {
        Map<String, String> result = new LinkedHashMap<>();
        DotEnv.parse(
                        text,
                        ".env",
                        name -> Optional.ofNullable(Map.of("HOME", "/home/x").get(name)))
                .forEach((name, value) -> result.put(name, value.text()));
        return result;
    }

    @Test
    void readsWhatOthersRead() {
        assertThat(parse("""
                # comment
                PLAIN=value
                export EXPORTED = spaced value   # comment
                EMPTY=
                HASH=a#b
                ONLY_COMMENT= # nothing
                SINGLE='a $HOME ${HOME} \\n "x" # y'  # comment
                DOUBLE="a\\tb \\"x\\" # y ${PLAIN} \\${PLAIN}"
                LINES="first
                second"
                HOMES=${HOME}/data
                FALLBACK=${MISSING:-none}
                GONE=[${MISSING}]
                DOLLAR=pa$$word$1
                DATABASE_URL=postgresql://u:p#w@h/db?a=b
                PLAIN=again
                not an assignment
                1BAD=x
                """.replace("\n", "\r\n")))
                .isEqualTo(Map.ofEntries(
                        Map.entry("PLAIN", "again"),
                        Map.entry("EXPORTED", "spaced value"),
                        Map.entry("EMPTY", ""),
                        Map.entry("HASH", "a#b"),
                        Map.entry("ONLY_COMMENT", ""),
                        Map.entry("SINGLE", "a $HOME ${HOME} \\n \"x\" # y"),
                        Map.entry("DOUBLE", "a\tb \"x\" # y value ${PLAIN}"),
                        Map.entry("LINES", "first\nsecond"),
                        Map.entry("HOMES", "/home/x/data"),
                        Map.entry("FALLBACK", "none"),
                        Map.entry("GONE", "[]"),
                        Map.entry("DOLLAR", "pa$$word$1"),
                        Map.entry("DATABASE_URL", "postgresql://u:p#w@h/db?a=b")));
    }

    @Test
    void knowsTheLine() {
        RawValue.Text value = DotEnv.parse("A=1\nB='x\ny'\nC=2", ".env", name -> Optional.empty())
                .get("C");
        assertThat(value.origin()).hasToString(".env:4");
    }

    @Test
    void refusesAnOpenQuote() {
        assertThatThrownBy(() -> parse("A=1\nB=\"x\n")).hasMessage("A quoted value is not closed");
    }
}
