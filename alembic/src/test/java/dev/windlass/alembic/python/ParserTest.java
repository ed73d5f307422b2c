package dev.windlass.alembic.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
    /** One of everything, so that mutations of it reach every branch. */
    private static final String EVERYTHING = """
            # -*- coding: utf-8 -*-
            \"""Doc\"""
            from __future__ import annotations
            import os, sys as system
            from . import a
            from ..b.c import (d, e as f,)
            from m import *
            x = y = 0x1F + 1_000 - 0o17 * .5e-3 / 2j // 3 % 4 @ m ** -2 << 1 >> 2 & 3 | ~4 ^ 5
            text = 'a' "b" r'\\d' u"c" '''d
            e''' \\
                "f"
            data = b'\\x00\\101' rb"\\d"
            name = f"{x!r:>{width}} {{no}} {d['k']} {y=} {f'{z:{w}.{p}}'} {", ".join(a)} \\N{EN DASH}" 'tail'
            t: list[int] = [1, *rest, (yield_ := 3)]
            u, *v = (1,), 2
            w = {1, 2, *s}
            k = {'a': 1, **other, 'b': [i for i in r if i if not j for j in i]}
            g = (i async for i in z), {a: b for a, b in c}, {a for a in b}
            h = lambda a, /, b=1, *c, d, e=2, **f: a if b else c
            i = a[1:2, ::3, ...] < b <= c != d is not e not in f in g is h == i
            j = not a and b or c
            x += 1; y //= 2; z **= 3
            @decorator(1)
            @other.thing
            async def fn(a: int = 1, *args: str, key, **kwargs) -> None:
                async with a as b, c:
                    await d
                async for q in r:
                    yield q
                else:
                    yield from s
            class C(Base, metaclass=Meta):
                a: int
                def m(self): return self
            if a:
                pass
            elif b: break_ = 1
            else:
                for i, j in k:
                    continue
                else:
                    while True:
                        break
            try:
                raise A from b
            except (A, B) as e:
                raise
            except C:
                assert a, b
            else:
                del a, b[0], c.d
            finally:
                global gg, hh
            with (open(a) as f, open(b) as (g, h)):
                print(f"{a}", *b, c=d, **e)
            with (a): pass
            match point:
                case [1, *_] | {"a": b, **rest} if x: pass
                case C(x=1, y=-2.5) as z: pass
                case _: pass
            match = 1; type = 2; case = 3
            type Alias[T: int, *Ts, **P] = list[T]
            def nested[T](a: T):
            \tdef inner():
            \t\tnonlocal a
            \treturn inner
            """;

    @Test
    void parsesOneOfEverything() {
        assertThat(Parser.parse(new Source("a.py", EVERYTHING))).hasSize(33);
    }

    @Test
    void readsStringsAsPythonDoes() {
        assertThat(value("'a' \"b\" r'\\d' '\\x41\\u00e9\\101\\N{DIGIT ONE}\\q'"))
                .isEqualTo("ab\\dA\u00e9A1\\q");
        assertThat(value("'''a\r\nb\\\nc'''")).isEqualTo("a\nbc");
    }

    private static String value(String text) {
        Stmt.Expression statement = (Stmt.Expression) parse(text).getFirst();
        return ((Expr.StringLiteral) statement.value()).value();
    }

    private static List<Stmt> parse(String text) {
        return Parser.parse(new Source("a.py", text));
    }

    @Test
    void acceptsAnyLineEndTabsAndAMark() {
        assertThat(parse("\uFEFFif a:\r\n\tb\r\n\r\n# c\r\n\tc\rd")).hasSize(2);
        assertThat(Source.decode("# coding: latin-1\nx = '\u00e9'".getBytes(StandardCharsets.ISO_8859_1), "a.py")
                        .text())
                .endsWith("'\u00e9'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = (1,",
                "x = 'a",
                "x = \"\"\"a",
                "if a:\npass",
                "  x = 1",
                "if a:\n    b\n  c",
                "x = 1 +",
                "def f(:",
                "f(a=1, 2)",
                "1 = x",
                "x = 012",
                "x = 1__0",
                "a b",
                "print 'x'",
                "x = $",
                "f'{'",
                "f'{}'",
                "f'{a b}'",
                "f'}'",
                "b'\u00e9'",
                "b'a' 'b'",
                "try:\n    pass",
                "if a:\n\tb\n        c",
                "x = '\\x4'",
                "class: pass",
                "return = 1",
                "import",
                "from a import (b",
                "lambda: (",
                "\\",
                "a\\b",
                "x = *a"
            })
    void refusesWhatIsNotPython(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(WindlassException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.ALEMBIC_SYNTAX);
            assertThat(e.first().where()).matches("a\\.py:\\d+:\\d+");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", "[", "{", "-", "not ", "lambda: ", "a if b else ", "f(", "a[", "x ** ", "{1: ", "await "})
    void refusesWhatIsNestedTooDeeply(String opening) {
        assertThatThrownBy(() -> parse("x = " + opening.repeat(100_000))).isInstanceOf(WindlassException.class);
    }

    @Test
    void takesLongChainsWithoutRecursion() {
        assertThat(parse("x = 1" + " + 1".repeat(50_000))).hasSize(1);
        assertThat(parse("if a: pass\n" + "elif b: pass\n".repeat(5_000))).hasSize(1);
    }

    @Test
    void givesATreeOrAProperErrorForAnything() {
        long seed = 20260101;
        Random random = new Random(seed);
        String alphabet = "()[]{}'\"\\\n\t :=,.fFrRbB#@!*%+-0x1_a\u00e9\uD83D";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(EVERYTHING);
            int changes = 1 + random.nextInt(6);
            for (int i = 0; i < changes && !text.isEmpty(); i++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(5)) {
                    case 0 -> text.setLength(at);
                    case 1 -> text.deleteCharAt(at);
                    case 2 -> text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    case 3 -> text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    default -> {
                        int end = Math.min(text.length(), at + random.nextInt(40));
                        text.insert(random.nextInt(text.length()), text.substring(at, end));
                    }
                }
            }
            try {
                parse(text.toString());
            } catch (WindlassException expected) {
                assertThat(expected.code()).isEqualTo(ErrorCode.ALEMBIC_SYNTAX);
                assertThat(expected.first().where()).matches("a\\.py:\\d+:\\d+");
            } catch (RuntimeException | StackOverflowError wrong) {
                throw new AssertionError("seed " + seed + ", round " + round + ":\n" + text, wrong);
            }
        }
    }
}
