package dev.windlass.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairNumberingTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

    @ParameterizedTest
    @CsvSource({
        // what is there, seq, digits, format, zone, the next number
        "'', false, , , UTC, 20260304050607",
        "'', true, , , UTC, 000001",
        "'', true, 3, , UTC, 001",
        "'', false, , unix, UTC, 1772600767",
        "'', false, , unixNano, UTC, 1772600767089000000",
        "'', false, , 20060102, UTC, 20260304",
        "'', false, , 20060102150405, Asia/Tokyo, 20260304140607",
        "000001 000009, false, , , UTC, 000010",
        "9 10 100, false, , , UTC, 101",
        "0001 02, false, , , UTC, 03",
        "20250101000000, false, , , UTC, 20260304050607",
        "9 10, true, , , UTC, 11",
    })
    void theNextNumber(String present, boolean seq, Integer digits, String format, String zone, String next) {
        assertThat(PairNumbering.next(names(present), request(seq, digits, format, zone), NOW))
                .isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "'', true, , unix, USAGE",
        "'', true, 0, , USAGE",
        "9, true, 1, , USAGE",
        "'', false, , '', USAGE",
        "'', false, , Jan, USAGE",
        "20260304050607, false, , , FILE_EXISTS",
    })
    void whatIsRefused(String present, boolean seq, Integer digits, String format, ErrorCode code) {
        assertThatThrownBy(() -> PairNumbering.next(names(present), request(seq, digits, format, "UTC"), NOW))
                .isInstanceOfSatisfying(
                        WindlassException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static PairNumbering.Request request(boolean seq, Integer digits, String format, String zone) {
        return new PairNumbering.Request(
                seq, Optional.ofNullable(digits), Optional.ofNullable(format), ZoneId.of(zone));
    }

    private static List<PairName> names(String numbers) {
        return Arrays.stream(numbers.split(" "))
                .filter(number -> !number.isEmpty())
                .map(number -> PairName.parse(number + "_x.up.sql").orElseThrow())
                .toList();
    }
}
