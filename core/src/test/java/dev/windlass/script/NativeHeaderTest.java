package dev.windlass.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeHeaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"2025-09-16T18:49:48Z", "1970-01-01T00:00:00Z", "2024-02-29T23:59:59Z"})
    void readsItsOwnFormAsJavaDoes(String text) {
        assertThat(NativeHeader.instant(text))
                .contains(OffsetDateTime.parse(text).toInstant());
    }

    @Test
    void readsOtherForms() {
        Instant expected = Instant.parse("2025-09-16T18:49:48Z");
        assertThat(NativeHeader.instant("2025-09-16 18:49:48")).contains(expected);
        assertThat(NativeHeader.instant("2025-09-16T20:49:48+02:00")).contains(expected);
        assertThat(NativeHeader.instant("2025-09-16")).contains(Instant.parse("2025-09-16T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-30T00:00:00Z",
                "2025-13-01T00:00:00Z",
                "2025-09-16T25:00:00Z",
                "2025-09-16T1８:00:00Z",
                ""
            })
    void refusesWhatIsNoTime(String text) {
        assertThat(NativeHeader.instant(text)).isEmpty();
    }
}
