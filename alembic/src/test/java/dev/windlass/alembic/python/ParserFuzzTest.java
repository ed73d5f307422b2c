package dev.windlass.alembic.python;

import static org.assertj.core.api.Assertions.fail;

import dev.windlass.error.WindlassException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever a file holds, reading it ends soon, with a tree or with the proper error. {@code -Dwindlass.fuzz=200000} reads
 * that many instead of a few.
 */
class ParserFuzzTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final List<String> PIECES = List.of(
            "def upgrade():\n    op.execute('''x''')\n",
            "revision = 'a'\n",
            "    if a and not b:\n        pass\n    else:\n        raise X from y\n",
            "f'{a!r:>{w}} {{}} {b[\"c\"]}'",
            "[x for x in y if z]",
            "{**a, 'b': (1, *c)}",
            "lambda *a, b=1, **k: a @ b ** -c",
            "with a as b, (c) as d:\n    x = y = yield\n",
            "try:\n    a\nexcept* E as e:\n    b\nfinally:\n    c\n",
            "match x:\n    case {'a': [1, *_]} if y: pass\n",
            "class A(B, metaclass=C):\n    x: int = 1\n",
            "\"\"\"",
            "'''",
            "\\\n",
            "\t",
            "    ",
            "\n",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ":",
            ":=",
            ",",
            "0x_ff",
            "1e999",
            "1__0",
            "b'\\xff'",
            "rb'\\'",
            "\u0000",
            "\u2028",
            "é",
            "#",
            "async ",
            "await ",
            "*",
            "not ",
            "f'{",
            "f'''{\n",
            "{{{{",
            "...");

    @Test
    void readsAnythingToItsEnd() {
        int rounds = Integer.getInteger("windlass.fuzz", 3000);
        for (int round = 0; round < rounds; round++) {
            long seed = 7919L * round;
            String text = text(new Random(seed));
            long start = System.nanoTime();
            try {
                Parser.parse(new Source("fuzz.py", text));
            } catch (WindlassException proper) {
                // The error that a user would see.
                if (proper.problems().isEmpty()) {
                    fail("seed " + seed + ": an error without a problem");
                }
            } catch (RuntimeException | StackOverflowError bug) {
                fail("seed " + seed + ":\n" + text, bug);
            }
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                fail("seed " + seed + " took " + Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        for (String open : List.of("(", "[", "{", "-", "not ", "f'{", "lambda: ", "a if b else ", "a.b(", "x[")) {
            try {
                Parser.parse(new Source("deep.py", "x = " + open.repeat(100_000)));
            } catch (WindlassException proper) {
                continue;
            } catch (StackOverflowError bug) {
                fail("the stack overflows with " + open, bug);
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            if (random.nextInt(8) == 0) {
                int from = random.nextInt(piece.length());
                piece = piece.substring(from, from + random.nextInt(piece.length() - from + 1));
            }
            text.append(piece);
            if (random.nextInt(10) == 0) {
                text.append((char) random.nextInt(0x3000));
            }
        }
        return text.toString();
    }
}
