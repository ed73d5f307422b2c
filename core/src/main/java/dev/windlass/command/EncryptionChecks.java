package dev.windlass.command;

import dev.windlass.config.Configuration;
import dev.windlass.config.Settings;
import dev.windlass.encryption.Encryption;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.execute.SqlFailure;
import dev.windlass.jdbc.BoundSession;
import dev.windlass.jdbc.EncryptedColumn;
import dev.windlass.jdbc.EncryptedScan;
import dev.windlass.jdbc.EncryptedScan.Found;
import dev.windlass.jdbc.EncryptionProbe;
import dev.windlass.schema.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether encryption works, and whether what must be encrypted is. */
final class EncryptionChecks {
    private static final String TEXT = "Sensitive data that must be encrypted: ä € 😀 ' \\";
    private static final String JSON =
            "{\"patient_name\": \"John Doe\", \"age\": 65, \"note\": \"ä € 😀 ' \\\" \\\\\"}";

    private EncryptionChecks() {}

    static List<Check> run(Configuration configuration, BoundSession session, boolean full) {
        List<Check> checks = new ArrayList<>();
        Optional<String> key = configuration.find(Settings.VERIFY_ENCRYPTION_KEY);
        if (key.filter(String::isBlank).isPresent()) {
            throw Problem.of(ErrorCode.BAD_SETTING, "verify.encryption_key is empty")
                    .next("Set it to the key that the application uses, such as the base64 of 32 random bytes.")
                    .toException();
        }
        Optional<Encryption> encryption = key.map(Encryption::with);
        key.ifPresent(text -> {
            EncryptionProbe probe = new EncryptionProbe(session, encryption.orElseThrow(), text);
            checks.add(roundTrip("text", probe.run(TEXT, false)));
            checks.add(roundTrip("JSON", probe.run(JSON, true)));
        });
        columns(configuration, session, full, encryption).ifPresent(checks::add);
        return checks;
    }

    private static Check roundTrip(String what, EncryptionProbe.Result result) {
        String name = what + " can be encrypted and decrypted";
        return switch (result) {
            case EncryptionProbe.Result.Works works ->
                new Check(
                        name + (works.server() ? " (here and by pgcrypto, both ways)" : " (in this process)"),
                        List.of());
            case EncryptionProbe.Result.Fails fails ->
                new Check(
                        name,
                        List.of(Problem.of(
                                        ErrorCode.ENCRYPTION_FAILED,
                                        what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1)
                                                + " cannot be encrypted and decrypted")
                                .because(fails.why())));
            case EncryptionProbe.Result.WouldBeLogged logged ->
                new Check(
                        name,
                        List.of(Problem.of(
                                        ErrorCode.KEY_WOULD_BE_LOGGED,
                                        "Not tried: the server would write the key into its log")
                                .because("the server's settings " + logged.settings()
                                        + " say so, and this user may not change them")));
        };
    }

    private static Optional<Check> columns(
            Configuration configuration, BoundSession session, boolean full, Optional<Encryption> key) {
        List<Problem> problems = new ArrayList<>();
        List<EncryptedColumn> named = new ArrayList<>();
        for (String text : configuration.value(Settings.VERIFY_ENCRYPTED)) {
            EncryptedColumn column = EncryptedColumn.parse(text)
                    .orElseThrow(
                            () -> Problem.of(ErrorCode.BAD_SETTING, "verify.encrypted cannot be read: \"" + text + "\"")
                                    .next("Write it as table.column.")
                                    .toException());
            if (column.exists(session)) {
                named.add(column);
            } else {
                problems.add(Problem.of(ErrorCode.MISSING_IN_DATABASE, "The column \"" + column + "\" is not there"));
            }
        }
        List<EncryptedColumn> all = EncryptedColumn.union(EncryptedColumn.marked(session), named);
        if (all.isEmpty() && problems.isEmpty()) {
            return Optional.empty();
        }
        Map<QualifiedName, List<String>> byTable = new LinkedHashMap<>();
        all.forEach(column -> byTable.computeIfAbsent(column.table(), table -> new ArrayList<>())
                .add(column.name()));
        long sample = full ? 0 : configuration.value(Settings.VERIFY_SAMPLE);
        List<Found> found = new ArrayList<>();
        byTable.forEach((table, columns) -> {
            try {
                found.addAll(new EncryptedScan(session, table, columns, sample, key).run());
            } catch (SqlFailure e) {
                problems.add(Problem.of(ErrorCode.MISSING_IN_DATABASE, "The table \"" + table + "\" cannot be read")
                        .because(e.message())
                        .next("Give this user the right to read it."));
            }
        });
        found.forEach(column -> problems.addAll(problems(column)));
        long values = found.stream().mapToLong(Found::values).sum();
        boolean whole = found.stream().allMatch(Found::whole);
        String name = count(all.size(), "encrypted column") + (all.size() == 1 ? " holds" : " hold")
                + " ciphertext alone (" + (whole ? "all " : "a sample of ") + count(values, "value") + ")";
        return Optional.of(new Check(
                name, problems, found.stream().map(EncryptionChecks::fact).toList()));
    }

    private static String fact(Found found) {
        boolean sound = problems(found).isEmpty();
        return (sound ? "✓ " : "✗ ") + found.column() + ": "
                + (found.whole() ? "" : "a sample of ") + count(found.values(), "value")
                + (found.empty() == 0 ? "" : ", " + found.empty() + " of them empty")
                + (found.tried() == 0
                        ? ""
                        : ", the key opens " + (found.tried() - found.unopened().count()) + " of " + found.tried()
                                + " tried");
    }

    private static List<Problem> problems(Found found) {
        List<Problem> problems = new ArrayList<>();
        String of = " of " + count(found.values(), "value") + " in \"" + found.column() + "\" ";
        rows(found.plaintext(), problems, ErrorCode.PLAINTEXT, of + isOrAre(found.plaintext()) + " not encrypted", "");
        rows(
                found.weak(),
                problems,
                ErrorCode.WEAK_ENCRYPTION,
                of + isOrAre(found.weak()) + " weakly encrypted",
                found.weaknesses().entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().words())
                        .collect(Collectors.joining(", ")));
        rows(
                found.raw(),
                problems,
                ErrorCode.RAW_ENCRYPTION,
                of + isOrAre(found.raw()) + " raw ciphertext, without integrity",
                found.repeated() == 0
                        ? ""
                        : found.repeated() + (found.repeated() == 1 ? " repeats" : " repeat")
                                + " another one: equal values give equal ciphertexts");
        if (found.unopened().count() > 0) {
            problems.add(Problem.of(
                            ErrorCode.KEY_DOES_NOT_OPEN,
                            "The key does not open " + found.unopened().count() + " of " + found.tried()
                                    + " values tried in \"" + found.column() + "\"")
                    .at(String.join("; ", found.unopened().keys())));
        }
        return problems;
    }

    private static void rows(
            EncryptedScan.Rows rows, List<Problem> problems, ErrorCode code, String message, String why) {
        if (rows.count() == 0) {
            return;
        }
        String more = rows.count() > rows.keys().size() ? "; …" : "";
        problems.add(Problem.of(code, rows.count() + message)
                .at(String.join("; ", rows.keys()) + more)
                .because(why));
    }

    private static String isOrAre(EncryptedScan.Rows rows) {
        return rows.count() == 1 ? "is" : "are";
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
