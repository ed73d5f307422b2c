package dev.windlass.alembic.eval;

import java.time.ZoneOffset;
import java.util.Map;

/** Libraries of time zones. */
final class TimeZones {
    private static final Value UTC = new DateTimes.Zone(ZoneOffset.UTC);

    private TimeZones() {}

    static Map<String, Value> pytz() {
        return Map.of("utc", UTC, "UTC", UTC, "timezone", named("timezone"));
    }

    /** {@code dateutil.tz}. */
    static Map<String, Value> dateutil() {
        return Map.of("UTC", UTC, "tzutc", Native.of("tzutc", "", (run, b) -> UTC), "gettz", named("gettz"));
    }

    private static Value named(String function) {
        return Native.of(function, "name", (run, b) -> DateTimes.zone(b.text("name")));
    }
}
