package dev.windlass.alembic.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without the parser is what the parser reads. */
class PlainLiteralsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = 'a'",
                "x = \"a\"  # why",
                "x: str = 'a'\n",
                "x: Union[str, Sequence[str], None] = None",
                "x='''a\nb'''\n",
                "x = \"\"\" a 'b' \"c\" \"\"\"",
                "x = ''",
                "x = \"\"\"\"\"\"",
                "x = None\t",
                "x\t=\t'it\"s'"
            })
    void readsPlainOnesAsTheParserDoes(String line) {
        assertThat(PlainLiterals.assigned(line, 1, line.length())).isNotNull().isEqualTo(parsed(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = 'a' 'b'",
                "x = 'a' + 'b'",
                "x = 'a\\'b'",
                "x = ('a',)",
                "x = f'a'",
                "x = None or 'a'",
                "x = Nonesuch",
                "x: 'str' = 'a'",
                "x = y = 'a'",
                "x = 'a', 'b'",
                "x = 'a'; y = 'b'",
                "x = \"\"\"a\r\nb\"\"\"",
                "x == 'a'",
                "x = 'a' if True else 'b'",
                "x += 'a'",
                "x: str"
            })
    void leavesTheOthersToTheParser(String line) {
        assertThat(PlainLiterals.assigned(line, 1, line.length())).isNull();
    }

    private static Expr parsed(String line) {
        return switch (Parser.parsePart(new Source("a.py", line), 0, line.length())
                .getFirst()) {
            case Stmt.Assign assign -> assign.value();
            case Stmt.AnnotatedAssign assign -> assign.value();
            case Stmt other -> throw new AssertionError(other);
        };
    }
}
