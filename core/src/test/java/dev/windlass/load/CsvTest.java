package dev.windlass.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.error.WindlassException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvTest {
    private static InputTable read(String text) {
        return Csv.read(text, "a.csv", "a", List.of());
    }

    @Test
    void fieldsAreThoseOfTheStandard() {
        InputTable table =
                read("\uFEFFid, name ,note\r\n1,\"Lee, Ann\",\"two\nlines \"\"quoted\"\"\"\r\n\r\n2,,\"\"\n3,x,y");
        assertThat(table.rows()).extracting(InputRow::place).containsExactly("a.csv:2", "a.csv:5", "a.csv:6");
        assertThat(table.rows().get(0).values())
                .isEqualTo(Map.of("id", "1", "name", "Lee, Ann", "note", "two\nlines \"quoted\""));
        assertThat(table.rows().get(1).values().get("name")).isNull();
        assertThat(table.rows().get(1).values()).containsEntry("note", "");
    }

    @Test
    void whatIsWrongIsToldWithItsLine() {
        for (String[] wrong : new String[][] {
            {"a,b\n1\n1,2,3\n", "a.csv:2 a.csv:3"},
            {"a,a\n1,2\n", "a.csv:1"},
            {"a,\n1,2\n", "a.csv:1"},
            {"a\n\"open\n\n", "a.csv:2"},
            {"a\n\"x\"y\n", "a.csv:2"},
        }) {
            assertThatThrownBy(() -> read(wrong[0]))
                    .isInstanceOfSatisfying(
                            WindlassException.class,
                            e -> assertThat(e.problems().stream().map(problem -> problem.where()))
                                    .as(wrong[0])
                                    .containsExactlyElementsOf(Arrays.asList(wrong[1].split(" "))));
        }
    }
}
