package dev.windlass.alembic.eval;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The methods of dates, times and differences. */
final class DateMethods {
    static final Methods<Value> DATE = new Methods<>(Value.class)
            .property("year", (run, self) -> Int.of(date(self).getYear()))
            .property("month", (run, self) -> Int.of(date(self).getMonthValue()))
            .property("day", (run, self) -> Int.of(date(self).getDayOfMonth()))
            .method(
                    "weekday",
                    "",
                    (run, self, b) -> Int.of(date(self).getDayOfWeek().getValue() - 1))
            .method(
                    "isoweekday",
                    "",
                    (run, self, b) -> Int.of(date(self).getDayOfWeek().getValue()))
            .method(
                    "isoformat",
                    "sep=, timespec=",
                    (run, self, b) -> self instanceof DateTimes.DateTime d
                            ? new Str(DateFormat.iso(d.local(), d.offset(), b.text("sep", "T")))
                            : new Str(self.text(run)))
            .method("strftime", "format", (run, self, b) -> new Str(((Formattable) self).format(run, b.text("format"))))
            .method("toordinal", "", (run, self, b) -> Int.of(date(self).toEpochDay() + 719163))
            .method(
                    "replace",
                    "year=, month=, day=, hour=, minute=, second=, microsecond=, tzinfo=, *, fold=",
                    (run, self, b) -> {
                        LocalDate date = DateTimes.parse(() -> LocalDate.of(
                                b.integer("year", date(self).getYear()),
                                b.integer("month", date(self).getMonthValue()),
                                b.integer("day", date(self).getDayOfMonth())));
                        if (!(self instanceof DateTimes.DateTime d)) {
                            return new DateTimes.Date(date);
                        }
                        LocalDateTime time = DateTimes.parse(() -> date.atTime(
                                b.integer("hour", d.local().getHour()),
                                b.integer("minute", d.local().getMinute()),
                                b.integer("second", d.local().getSecond()),
                                b.integer("microsecond", d.local().getNano() / 1000) * 1000));
                        return new DateTimes.DateTime(
                                time, b.has("tzinfo") ? DateTimes.zone(b.value("tzinfo")) : d.zone());
                    });

    static final Methods<DateTimes.DateTime> DATETIME = new Methods<>(DateTimes.DateTime.class)
            .property("hour", (run, self) -> Int.of(self.local().getHour()))
            .property("minute", (run, self) -> Int.of(self.local().getMinute()))
            .property("second", (run, self) -> Int.of(self.local().getSecond()))
            .property("microsecond", (run, self) -> Int.of(self.local().getNano() / 1000))
            .property("tzinfo", (run, self) -> self.zone() == null ? None.NONE : new DateTimes.Zone(self.zone()))
            .method(
                    "date",
                    "",
                    (run, self, b) -> new DateTimes.Date(self.local().toLocalDate()))
            .method(
                    "time",
                    "",
                    (run, self, b) -> new DateTimes.Time(self.local().toLocalTime()))
            .method(
                    "timestamp",
                    "",
                    (run, self, b) -> new Real(Duration.between(java.time.Instant.EPOCH, self.instant())
                                    .toNanos()
                            / 1e9))
            .method("astimezone", "tz=", (run, self, b) -> {
                ZoneId zone = DateTimes.zone(b.value("tz"));
                ZoneId target = zone == null ? ZoneId.systemDefault() : zone;
                return new DateTimes.DateTime(LocalDateTime.ofInstant(self.instant(), target), target);
            })
            .method(
                    "utcoffset",
                    "",
                    (run, self, b) -> self.offset() == null
                            ? None.NONE
                            : new DateTimes.Delta(
                                    Duration.ofSeconds(self.offset().getTotalSeconds())));

    static final Methods<DateTimes.Time> TIME = new Methods<>(DateTimes.Time.class)
            .property("hour", (run, self) -> Int.of(self.time().getHour()))
            .property("minute", (run, self) -> Int.of(self.time().getMinute()))
            .property("second", (run, self) -> Int.of(self.time().getSecond()))
            .method("isoformat", "", (run, self, b) -> new Str(self.text(run)))
            .method("strftime", "format", (run, self, b) -> new Str(self.format(run, b.text("format"))));

    static final Methods<DateTimes.Delta> DELTA = new Methods<>(DateTimes.Delta.class)
            .property(
                    "days", (run, self) -> Int.of(Math.floorDiv(self.duration().toSeconds(), 86400L)))
            .property(
                    "seconds",
                    (run, self) -> Int.of(Math.floorMod(self.duration().toSeconds(), 86400L)))
            .property("microseconds", (run, self) -> Int.of(self.duration().toNanosPart() / 1000))
            .method(
                    "total_seconds",
                    "",
                    (run, self, b) -> new Real(self.duration().toNanos() / 1e9));

    private DateMethods() {}

    private static LocalDate date(Value value) {
        return switch (value) {
            case DateTimes.Date date -> date.date();
            case DateTimes.DateTime time -> time.local().toLocalDate();
            default ->
                throw Errors.type("a date is required, not " + value.type().name());
        };
    }
}
