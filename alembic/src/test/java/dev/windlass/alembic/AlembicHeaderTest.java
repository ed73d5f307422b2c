package dev.windlass.alembic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlembicHeaderTest {
    @Test
    void readsWhatAlembicWrites() {
        String text = """
                \"""Add phone number

                Revision ID: f8ff2ab1fdfa
                Revises: a9ef987fd631
                Create Date: 2025-09-16 18:49:48.123456

                \"""
                from typing import Sequence, Union

                from alembic import op
                import sqlalchemy as sa

                # revision identifiers, used by Alembic.
                revision: str = 'f8ff2ab1fdfa'
                down_revision: Union[str, Sequence[str], None] = 'a9ef987fd631'
                branch_labels: Union[str, Sequence[str], None] = ('phones',)
                depends_on: Union[str, Sequence[str], None] = None


                def upgrade() -> None:
                    op.execute('''
                revision = "not this one"
                ''')
                """;

        assertThat(AlembicHeader.read(text, "a.py"))
                .isEqualTo(new Revision(
                        new RevisionId("f8ff2ab1fdfa"),
                        List.of(new RevisionId("a9ef987fd631")),
                        List.of(),
                        List.of("phones"),
                        "Add phone number",
                        Optional.of(Instant.parse("2025-09-16T18:49:48.123456Z")),
                        "a.py"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "down_revision = 'b'                        | b",
                "down_revision = None                       | ``",
                "down_revision = ('b', 'c')                 | b,c",
                "down_revision = ['b', 'c']                 | b,c",
                "down_revision = {'b'}                      | b",
                "down_revision = (\\n    'b'\\n)            | b",
                "down_revision = ('b'\\n 'c')               | bc",
                "down_revision = 'b' + 'c'                  | bc",
                "down_revision: Optional[str] = 'b'          | b",
                "down_revision = \"b\"  # was 'c'           | b",
                "PARENT = 'b'\\ndown_revision = PARENT      | b",
                "PARENT = 'b'\\ndown_revision = (PARENT,)   | b",
                "down_revision = f'{revision}1'             | a1",
                "down_revision = tuple(['b'])               | b",
                "down_revision = \\\\\\n    'b'             | b",
                "revision, down_revision = 'a', 'b'         | b",
                "down_revision = 'x'\\ndown_revision = 'b'  | b",
                "x = '''\\ndown_revision = 'x'\\n'''\\ndown_revision = 'b' | b",
                "def f():\\n    down_revision = 'x'\\ndown_revision = 'b' | b",
                "down_revision = ''                         | ``",
            })
    void readsParents(String lines, String parents) {
        String text = "revision = 'a'\n" + lines.strip().replace("\\\\", "\\").replace("\\n", "\n") + "\n";
        List<RevisionId> expected = parents.isEmpty()
                ? List.of()
                : Arrays.stream(parents.split(",")).map(RevisionId::new).toList();

        assertThat(AlembicHeader.read(text, "a.py").parents()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2015-02-18 19:16:26.123456,2015-02-18T19:16:26.123456Z",
        "2015-02-18 19:16:26,2015-02-18T19:16:26Z",
        "2015-02-18T19:16:26,2015-02-18T19:16:26Z",
        "2015-02-18 19:16,2015-02-18T19:16:00Z",
        "2015-02-18,2015-02-18T00:00:00Z",
        "2015-02-18 19:16:26+02:00,2015-02-18T17:16:26Z",
        "2015-02-18 19:16:26.5-0530,2015-02-19T00:46:26.5Z",
        "last Tuesday,",
    })
    void readsTheCreateDate(String written, String expected) {
        String text = "\"\"\"x\nCreate Date: " + written + "\n\"\"\"\nrevision = 'a'\ndown_revision = None\n";

        assertThat(AlembicHeader.read(text, "a.py").created())
                .isEqualTo(Optional.ofNullable(expected).map(Instant::parse));
    }

    @Test
    void tellsAHelperFileFromARevision() {
        assertThat(AlembicHeader.find("def helper():\n    pass\n", "helper.py")).isEmpty();
        assertThatThrownBy(() -> AlembicHeader.read("x = 1\n", "helper.py"))
                .isInstanceOfSatisfying(
                        WindlassException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_HEADER));
        assertThat(AlembicHeader.read("down_revision = 'a'\n", "versions/1f3e.py")
                        .id())
                .isEqualTo(new RevisionId("1f3e"));
        assertThat(AlembicHeader.find("down_revision = 'a'\n", "versions/1f3e_.py"))
                .isEmpty();
        assertThat(List.of("a.py", "__init__.py", ".#a.py", "a.pyc").stream().filter(AlembicHeader::isRevisionFile))
                .containsExactly("a.py");
    }

    @ParameterizedTest
    @CsvSource({"revision = 'a', a.py", "x = 1, 1f3e.py", "revision = 'a'\\ndef f():\\n    down_revision = 'b', a.py"})
    void wantsTheRevisionBefore(String lines, String file) {
        assertThatThrownBy(() -> AlembicHeader.find(lines.replace("\\n", "\n"), file))
                .isInstanceOfSatisfying(
                        WindlassException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_HEADER));
    }

    @ParameterizedTest
    @CsvSource({
        "down_revision = make(), a.py:2:17",
        "if x:\\n    down_revision = 'b', a.py:3:5",
        "down_revision = ('b', a.py:2:17",
        "down_revision = 'b, a.py:2:17",
    })
    void saysWhereAHeaderCannotBeRead(String lines, String place) {
        assertThatThrownBy(() -> AlembicHeader.read("revision = 'a'\n" + lines.replace("\\n", "\n"), "a.py"))
                .isInstanceOfSatisfying(
                        WindlassException.class,
                        e -> assertThat(e.first().where()).isEqualTo(place));
    }
}
