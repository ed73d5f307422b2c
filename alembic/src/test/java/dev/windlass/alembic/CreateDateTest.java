package dev.windlass.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateDateTest {
    @ParameterizedTest
    @CsvSource({
        "2020-01-31 12:34:56.789012, 2020-01-31T12:34:56.789012Z",
        "2020-01-31 12:34:56.78901, 2020-01-31T12:34:56.789010Z",
        "2020-01-31 12:34:56, 2020-01-31T12:34:56Z",
        "2020-01-31 12:34, 2020-01-31T12:34:00Z",
        "2020-01-31, 2020-01-31T00:00:00Z",
        "2020-01-31 12:34:56.789012+02:00, 2020-01-31T10:34:56.789012Z",
        "2020-01-31T12:34:56.789012, 2020-01-31T12:34:56.789012Z"
    })
    void readsWhatAlembicWrites(String text, Instant time) {
        assertThat(CreateDate.parse(text)).contains(time);
    }

    @ParameterizedTest
    @CsvSource({"2020-13-31 12:34:56.789012", "2020-02-30 12:34:56.789012", "yesterday", "''"})
    void knowsWhatIsNoDate(String text) {
        assertThat(CreateDate.parse(text)).isEqualTo(Optional.empty());
    }
}
