package dev.windlass.alembic.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.alembic.python.Source;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    /** Each {@code .out} is what CPython 3.11 prints for the {@code .py} beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"language", "text", "containers", "classes", "library", "failures"})
    void printsWhatPythonPrints(String name) throws IOException {
        assertThat(String.join("\n", run(resource(name + ".py"))) + "\n").isEqualTo(resource(name + ".out"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = LanguageTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static java.util.List<String> run(String text) {
        return run(text, Limits.DEFAULT);
    }

    private static java.util.List<String> run(String text, Limits limits) {
        PlainHooks hooks = new PlainHooks();
        Run run = new Run(limits, hooks, new Imports(name -> Optional.empty(), Map.of()));
        return DeepStack.call(() -> {
            new Program(run, new Source("a.py", text)).load();
            return hooks.printed;
        });
    }

    @Test
    void knowsTheTimeZonesOfDateutil() {
        assertThat(run("""
                import datetime
                from dateutil import tz
                for zone in (tz.UTC, tz.tzutc(), tz.gettz('Europe/Berlin')):
                    print(datetime.datetime(2026, 7, 2, tzinfo=zone).isoformat())
                """))
                .containsExactly("2026-07-02T00:00:00+00:00", "2026-07-02T00:00:00+00:00", "2026-07-02T00:00:00+02:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "while True: pass                                  # a.py:1:1",
                "x = [0]\\nfor i in x: x.append(i)                 # a.py:2:15",
                "def f(): f()\\nf()                                # a.py:1:10",
                "x = 'a' * 10**12                                  # a.py:1:9",
                "x = 'a'\\nwhile True: x += x                      # a.py:2:13",
                "x = [0] * 10**9                                   # a.py:1:9",
                "x = range(10**9)\\nlist(x)                        # a.py:2:1",
                "import re\\nre.match('(.*)(.*)(.*)(.*)(.*)y', 'x' * 99)   # a.py:2:4",
                "import itertools\\nlist(itertools.count())        # a.py:2:1",
            })
    void stopsWhatDoesNotEnd(String program, String place) {
        assertThatThrownBy(() -> run(program.replace("\\n", "\n"), new Limits(2_000_000, 500, 10_000_000, 256L << 20)))
                .isInstanceOfSatisfying(WindlassException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.ALEMBIC_LIMIT);
                    assertThat(e.first().where()).isEqualTo(place);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open('x')",
                "eval('1')",
                "exec('x = 1')",
                "__import__('os')",
                "import os\nos.system('ls')",
                "import subprocess\nsubprocess.run('ls')",
                "import socket\nsocket.socket()",
                "from requests import get\nget('x')",
                "import os\nos.path.exists('/etc/passwd')",
                "from pathlib import Path\nPath('x').read_text()",
                "async def f(): pass\nf()",
            })
    void refusesWhatReachesOutside(String program) {
        assertThatThrownBy(() -> run(program))
                .isInstanceOfSatisfying(
                        WindlassException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ALEMBIC_UNSUPPORTED));
    }

    @Test
    void saysWhereAnExceptionWasRaised() {
        assertThatThrownBy(() -> run("def f(x):\n    raise ValueError('no ' + x)\nf('way')\n"))
                .isInstanceOfSatisfying(WindlassException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.ALEMBIC_FAILED);
                    assertThat(e.first().message()).isEqualTo("ValueError: no way");
                    assertThat(e.first().where()).isEqualTo("a.py:2:5");
                    assertThat(e.first().why()).isEqualTo("called from a.py:3:1");
                });
    }
}
