package dev.windlass.cli;

import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code --dialect}, for commands that write SQL and need no database. */
final class DialectOption implements Declaration.Declared {
    @Nullable
    String dialect;

    @Override
    public void declare(Declaration declaration) {
        declaration.option(
                String.class,
                "NAME",
                "Whose SQL: postgresql, mysql (MariaDB's too) or sqlite; else that of the database's URL.",
                given -> dialect = given,
                "--dialect");
    }

    Optional<DialectName> value() {
        if (dialect == null) {
            return Optional.empty();
        }
        String wanted =
                dialect.toLowerCase(Locale.ROOT).replace("mariadb", "mysql").replace("postgres", "postgresql");
        return Optional.of(Arrays.stream(DialectName.values())
                .filter(name -> name.word().equals(wanted) || wanted.equals(name.word() + "ql"))
                .findFirst()
                .orElseThrow(() -> Problem.of(ErrorCode.USAGE, "\"" + dialect + "\" is not a dialect")
                        .next("Give one of "
                                + Arrays.stream(DialectName.values())
                                        .map(DialectName::word)
                                        .collect(Collectors.joining(", "))
                                + ".")
                        .toException()));
    }
}
