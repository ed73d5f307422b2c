package dev.windlass.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The law of the splitter: the pieces of a script, joined, are the script. */
class SplitterLawTest {
    private static final int SCRIPTS = 2_000;
    private static final Set<ErrorCode> REFUSALS = Set.of(
            ErrorCode.UNTERMINATED,
            ErrorCode.PSQL_META_COMMAND,
            ErrorCode.UNSUPPORTED_SCRIPT,
            ErrorCode.BAD_DELIMITER,
            ErrorCode.BAD_DIRECTIVE);
    private static final List<String> FRAGMENTS = fragments();

    private static List<String> fragments() {
        List<String> fragments = new ArrayList<>(List.of(
                ("' '' \" \"\" ` `` [ ] ( ) ; ;; : , . @ $ $$ $a$ $1 \\ \\\\ \\. \\g \\G \\c - -- --- # /* */ /*! "
                                + "/*!50003 /*M! /*+ / // E' e' B' U&' U&\" SELECT CREATE OR REPLACE FUNCTION PROCEDURE TRIGGER "
                                + "EVENT RULE TABLE PACKAGE BODY BEGIN ATOMIC NOT END CASE WHEN THEN ELSE IF( IF EXISTS LOOP WHILE "
                                + "DO REPEAT UNTIL FOR EACH ROW DECLARE HANDLER RETURN RETURNS AS IS COPY FROM stdin STDOUT SET "
                                + "RESET standard_conforming_strings= off on sql_mode= 'ANSI_QUOTES' DELIMITER delimiter x "
                                + "DEFINER = \ufeff é 😀 1 1.5 0x1F 'a;b' \"c;d\" $t$;$t$")
                        .split(" ")));
        fragments.addAll(List.of(
                " ",
                "\t",
                "\n",
                "\n",
                "\r\n",
                "\r",
                "\u000b",
                "\0",
                "\nDELIMITER $$\n",
                "\nDELIMITER ;\n",
                "\nCOPY t FROM stdin;\n1\t2\n\\.\n",
                "\n-- windlass: upgrade\n",
                "\n-- windlass: statement\n",
                "\n-- windlass: end statement\n",
                "-- c\n",
                "CREATE FUNCTION f() BEGIN ATOMIC ",
                "END;\n",
                "SET standard_conforming_strings = off;",
                "CREATE TRIGGER t BEGIN SELECT 1; END;"));
        return fragments;
    }

    static Stream<Arguments> dialects() {
        return StatementSplitterTest.DIALECTS.entrySet().stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void holdsForConcatenatedFragments(String dialect, SplitterRules rules) {
        int lawful = 0;
        for (int seed = 0; seed < SCRIPTS; seed++) {
            Random random = new Random(seed);
            StringBuilder script = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                script.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size()))).append(random.nextBoolean() ? " " : "");
            }
            lawful += obeysTheLaw(script.toString(), rules, dialect + ", seed " + seed) ? 1 : 0;
        }
        assertThat(lawful).isGreaterThan(SCRIPTS / 20);
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void holdsForNoise(String dialect, SplitterRules rules) {
        int lawful = 0;
        for (int seed = 0; seed < SCRIPTS; seed++) {
            Random random = new Random(seed);
            StringBuilder script = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                script.append((char) (random.nextInt(8) > 0 ? random.nextInt(128) : random.nextInt(65536)));
            }
            lawful += obeysTheLaw(script.toString(), rules, dialect + ", seed " + seed) ? 1 : 0;
        }
        assertThat(lawful).isGreaterThan(SCRIPTS / 20);
    }

    /** Whether the script was split; if not, the refusal is one of the splitter's own. */
    private static boolean obeysTheLaw(String script, SplitterRules rules, String seed) {
        List<Piece> pieces;
        try {
            pieces = StatementSplitter.split(script, "", rules);
        } catch (WindlassException e) {
            assertThat(REFUSALS).as(seed).contains(e.code());
            assertThat(e.first().where()).as(seed).matches("line \\d+, column \\d+");
            return false;
        }
        assertThat(StatementSplitterTest.joined(pieces)).as(seed).isEqualTo(script);
        long offset = 0;
        SourceSpan start = new SourceSpan("", 1, 1, 0);
        for (Piece piece : pieces) {
            assertThat(piece.text()).as(seed).isNotEmpty();
            assertThat(piece.span()).as(seed).isEqualTo(start.plus(script, (int) offset));
            offset += piece.text().length();
            if (piece instanceof Piece.Sql sql) {
                assertThat(sql.text()).as(seed).matches("(?s)[^ \t-\r](.*[^ \t-\r])?");
            }
        }
        assertThat(trickled(script, rules)).as(seed).isEqualTo(pieces);
        return true;
    }

    /** The pieces of a text that arrives one character at a time. */
    private static List<Piece> trickled(String script, SplitterRules rules) {
        Reader trickle = new Reader() {
            private final StringReader text = new StringReader(script);

            @Override
            public int read(char[] target, int offset, int length) throws IOException {
                return text.read(target, offset, Math.min(length, 1));
            }

            @Override
            public void close() {}
        };
        return drain(new StatementSplitter(trickle, "", rules));
    }

    private static List<Piece> drain(StatementSplitter splitter) {
        List<Piece> pieces = new ArrayList<>();
        for (Optional<Piece> piece = splitter.next(); piece.isPresent(); piece = splitter.next()) {
            pieces.add(piece.get());
        }
        return pieces;
    }

    @Test
    void piecesOfAnyLengthStandAtEveryPlaceOfTheWindow() {
        Map<String, SplitterRules> dialects = StatementSplitterTest.DIALECTS;
        for (int length = (1 << 16) - 40; length < (1 << 16) + 3; length++) {
            String script = "-- " + "c".repeat(length)
                    + "\nSELECT 'it''s' /* c */ , \"a\"\r\n;\n-- windlass: upgrade\nSELECT 2;";
            for (Map.Entry<String, SplitterRules> dialect : dialects.entrySet()) {
                assertThat(StatementSplitterTest.statements(script, dialect.getValue()))
                        .as("%s, length %d", dialect.getKey(), length)
                        .containsExactly("SELECT 'it''s' /* c */ , \"a\"", "SELECT 2");
            }
        }
    }
}
