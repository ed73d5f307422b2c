package dev.windlass.architecture.wrong.dialect.two;

import dev.windlass.architecture.wrong.dialect.one.First;
import java.util.List;

public record Second(List<First> firsts) {
    First first() {
        return new First(List.of(this));
    }
}
