package dev.windlass.architecture.wrong.dialect.one;

import dev.windlass.architecture.wrong.dialect.two.Second;
import java.util.List;

public record First(List<Second> seconds) {
    Second second() {
        return new Second(List.of(this));
    }
}
