package dev.windlass.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static final Path FOLDER = Path.of("/project/conf");
    private static final Path DIRECTORY = Path.of("/work");

    /** Sources as a table of {@code source key value}: flag, variable, dotenv, file, alembic. */
    private static ConfigurationSources sources(String environmentName, String... lines) {
        Map<String, List<String>> flags = new LinkedHashMap<>();
        Map<String, String> environment = new LinkedHashMap<>();
        Map<String, RawValue.Text> dotenv = new LinkedHashMap<>();
        Map<String, RawValue> file = new LinkedHashMap<>();
        Map<String, RawValue> alembic = new LinkedHashMap<>();
        int line = 0;
        for (String text : lines) {
            line++;
            String[] words = text.split(" ", 3);
            switch (words[0]) {
                case "flag" ->
                    flags.computeIfAbsent(words[1], key -> new ArrayList<>()).add(words[2]);
                case "variable" -> environment.put(words[1], words[2]);
                case "dotenv" ->
                    dotenv.put(words[1], new RawValue.Text(words[2], new Origin(Origin.Kind.DOTENV, ".env", line, 0)));
                case "file" -> put(file, words[1], words[2], new Origin(Origin.Kind.FILE, "windlass.toml", line, 1));
                case "alembic" ->
                    alembic.put(
                            words[1],
                            new RawValue.Text(words[2], new Origin(Origin.Kind.ALEMBIC, "alembic.ini", line, 1)));
                default -> throw new IllegalArgumentException(text);
            }
        }
        return new ConfigurationSources(
                flags,
                environment,
                dotenv,
                file.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new RawValue.Table(file, new Origin(Origin.Kind.FILE, "windlass.toml", 1, 1))),
                alembic,
                Optional.ofNullable(environmentName),
                FOLDER,
                DIRECTORY);
    }

    private static void put(Map<String, RawValue> table, String key, String text, Origin origin) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            table.put(key, new RawValue.Text(text, origin));
            return;
        }
        Map<String, RawValue> inner = new LinkedHashMap<>();
        if (table.get(key.substring(0, dot)) instanceof RawValue.Table old) {
            inner.putAll(old.entries());
        }
        put(inner, key.substring(dot + 1), text, origin);
        table.put(key.substring(0, dot), new RawValue.Table(inner, origin));
    }

    private static Configuration resolve(String... lines) {
        return Configuration.resolve(sources(null, lines));
    }

    private static List<String> problems(String environmentName, String... lines) {
        try {
            Configuration.resolve(sources(environmentName, lines));
        } catch (WindlassException e) {
            return e.problems().stream().map(ConfigurationTest::shown).toList();
        }
        return List.of();
    }

    private static String shown(Problem problem) {
        return problem.code() + " " + problem.where() + ": " + problem.message();
    }

    /** Every source from the strongest down: with the first n taken away, the next one decides. */
    @Test
    void strongerSourcesWin() {
        String[] all = {
            "flag url postgresql://flag/db",
            "variable WINDLASS_URL postgresql://variable/db",
            "variable DATABASE_URL postgresql://database-url/db",
            "dotenv WINDLASS_URL postgresql://dotenv/db",
            "dotenv DATABASE_URL postgresql://dotenv-database-url/db",
            "file environments.production.url postgresql://production/db",
            "file url postgresql://file/db",
            "alembic url postgresql://alembic/db"
        };
        String[] hosts = {
            "flag", "variable", "database-url", "dotenv", "dotenv-database-url", "production", "file", "alembic"
        };
        String[] origins = {
            "--url",
            "environment variable WINDLASS_URL",
            "environment variable DATABASE_URL",
            ".env:4",
            ".env:5",
            "windlass.toml:6:1",
            "windlass.toml:7:1",
            "alembic.ini:8:1"
        };
        for (int i = 0; i < all.length; i++) {
            String[] lines = all.clone();
            for (int j = 0; j < i; j++) {
                lines[j] = "variable GONE" + j + " x";
            }
            Configuration configuration = Configuration.resolve(sources(i <= 5 ? "production" : null, lines));
            assertThat(configuration.url().hosts().getFirst().name()).isEqualTo(hosts[i]);
            assertThat(configuration.origin(Settings.URL)).hasToString(origins[i]);
        }
    }

    @Test
    void defaultsHoldWhereNobodySetAnything() {
        Configuration configuration = resolve();
        assertThat(configuration.value(Settings.LOCK_TIMEOUT)).isEqualTo(Duration.ofMinutes(1));
        assertThat(configuration.value(Settings.EDITED)).isEqualTo(Settings.EditedScripts.WARN);
        assertThat(configuration.find(Settings.URL)).isEmpty();
        assertThat(configuration.origin(Settings.URL)).hasToString("default");
        assertThat(configuration.toString()).isEmpty();
    }

    @Test
    void mapsAreMergedEntryByEntry() {
        Configuration configuration = Configuration.resolve(sources(
                "p",
                "flag placeholders a=flag",
                "variable WINDLASS_PLACEHOLDERS_B variable",
                "file environments.p.placeholders.c ${X}",
                "file placeholders.c top",
                "file placeholders.d $${d} ${X:-y}",
                "variable X x"));
        assertThat(configuration.value(Settings.PLACEHOLDERS))
                .isEqualTo(Map.of("a", "flag", "b", "variable", "c", "x", "d", "${d} x"));
    }

    @Test
    void pathsAreRelativeToWhereTheyStand() {
        assertThat(resolve("file path db").paths()).containsExactly(FOLDER.resolve("db"));
        assertThat(resolve("flag path db", "flag path more", "file path x").paths())
                .containsExactly(DIRECTORY.resolve("db"), DIRECTORY.resolve("more"));
        assertThat(resolve("file url x").paths()).containsExactly(FOLDER.resolve("versions"));
        assertThat(resolve("variable WINDLASS_PATH a:b").paths())
                .containsExactly(DIRECTORY.resolve("a"), DIRECTORY.resolve("b"));
        assertThat(resolve("file url ${U:-sqlite:///app.db}").url().database()).isEqualTo("/project/conf/app.db");
        assertThat(resolve("variable DATABASE_URL sqlite:///app.db").url().database())
                .isEqualTo("/work/app.db");
        assertThat(resolve("dotenv DATABASE_URL sqlite:///app.db").url().database())
                .isEqualTo("/project/conf/app.db");
    }

    @Test
    void alembicsLayoutGoesWithItsFolders() {
        assertThat(resolve("alembic path a/versions", "alembic layout alembic").find(Settings.LAYOUT))
                .contains(Settings.LayoutName.ALEMBIC);
        assertThat(resolve("alembic path a/versions", "alembic layout alembic", "flag path b")
                        .find(Settings.LAYOUT))
                .isEmpty();
    }

    @Test
    void reportsEveryProblemAtOnceAndTheNearestKey() {
        assertThat(problems(
                        null,
                        "file locks.timeout 5s",
                        "file lock.timout 5s",
                        "file transacton all",
                        "file edited perhaps",
                        "file environments.p.lock.kind none",
                        "file environments.p.jurnal.table x",
                        "file zebra x",
                        "file statements x",
                        "variable WINDLASS_LOCK_TIMOUT 5s",
                        "variable WINDLASS_SERVICE_HOST 10.0.0.1",
                        "variable WINDLASS_PORT 80",
                        "variable WINDLASS_TEST_POSTGRESQL_URL x",
                        "variable WINDLASS_LOCK_TIMEOUT soon",
                        "flag pth x"))
                .containsExactlyInAnyOrder(
                        "UNKNOWN_SETTING windlass.toml:1:1: There is no setting \"locks\"; did you mean \"lock\"?",
                        "UNKNOWN_SETTING windlass.toml:2:1: There is no setting \"lock.timout\"; did you mean \"lock.timeout\"?",
                        "UNKNOWN_SETTING windlass.toml:3:1: There is no setting \"transacton\"; did you mean \"transaction\"?",
                        "BAD_SETTING windlass.toml:4:1: \"edited\" is text; it must be error, warn, ignore",
                        "UNKNOWN_SETTING windlass.toml:6:1: There is no setting \"jurnal\"; did you mean \"journal\"?",
                        "UNKNOWN_SETTING windlass.toml:7:1: There is no setting \"zebra\"",
                        "UNKNOWN_SETTING windlass.toml:8:1: There is no setting \"statements\"; did you mean \"session.statements\"?",
                        "UNKNOWN_SETTING environment variable WINDLASS_LOCK_TIMOUT: The variable \"WINDLASS_LOCK_TIMOUT\" is no setting; did you mean \"WINDLASS_LOCK_TIMEOUT\"?",
                        "BAD_SETTING environment variable WINDLASS_LOCK_TIMEOUT: \"lock.timeout\" is text; it must be a duration such as 500ms, 60s, 5m or 1h30m",
                        "UNKNOWN_SETTING pth: There is no setting \"pth\"; did you mean \"path\"?");
    }

    @Test
    void undefinedVariablesMatterOnlyWhereTheyAreUsed() {
        String[] lines = {"file environments.production.url ${PRODUCTION_URL}", "file url sqlite:///dev.db"};
        assertThat(Configuration.resolve(sources(null, lines)).url().database()).endsWith("dev.db");
        Configuration production = Configuration.resolve(sources("production", lines));
        assertThat(production.problems()).hasSize(1);
        assertThat(production.value(Settings.LOCK_TIMEOUT)).isNotNull();
        assertThatThrownBy(production::url)
                .isInstanceOfSatisfying(
                        WindlassException.class,
                        e -> assertThat(shown(e.first()))
                                .isEqualTo(
                                        "UNDEFINED_VARIABLE windlass.toml:1:1: The variable \"PRODUCTION_URL\" is not set"));
        assertThat(production.rows().getFirst().value()).isEqualTo("(cannot be read)");
    }

    @Test
    void unknownEnvironmentsAreNamedWithTheKnownOnes() {
        assertThat(problems("prodction", "file environments.production.url x"))
                .containsExactly(
                        "UNKNOWN_ENVIRONMENT windlass.toml: There is no environment \"prodction\"; did you mean \"production\"?");
        assertThat(problems("production")).hasSize(1);
        assertThat(resolve("variable WINDLASS_ENV p", "file environments.p.edited error")
                        .value(Settings.EDITED))
                .isEqualTo(Settings.EditedScripts.ERROR);
    }

    @Test
    void nothingAtAllIsSaidAsSuch() {
        assertThatThrownBy(() -> resolve().url())
                .isInstanceOfSatisfying(
                        WindlassException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_CONFIGURATION));
        assertThatThrownBy(() -> resolve().paths())
                .isInstanceOfSatisfying(
                        WindlassException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_CONFIGURATION));
        assertThatThrownBy(() -> resolve("file edited warn").url())
                .isInstanceOfSatisfying(
                        WindlassException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_URL));
        assertThat(resolve("flag path x", "flag url sqlite://").url().isInMemory())
                .isTrue();
    }

    @Test
    void printsWithSecretsMasked() {
        Configuration configuration = resolve(
                "variable DATABASE_URL postgresql://u:hidden@h/db",
                "file verify.encryption_key hidden",
                "file dev postgresql://u:hidden@h/dev",
                "flag lock.timeout 90s");
        assertThat(configuration).hasToString("""
                dev = postgresql://u:***@h/dev (windlass.toml:3:1)
                lock.timeout = 1m30s (--lock-timeout)
                url = postgresql://u:***@h/db (environment variable DATABASE_URL)
                verify.encryption_key = *** (windlass.toml:2:1)""");
        assertThat(configuration.rows().toString()).doesNotContain("hidden");
    }

    @Test
    void clientVariablesCompleteTheUrl() {
        Configuration configuration = resolve("file url postgresql://h/db", "variable PGUSER u", "dotenv PGPASSWORD p");
        assertThat(configuration.url().user()).contains("u");
        assertThat(configuration.url().password()).contains("p");
    }

    @Test
    void interpolationFaultsAreShownAtTheirPlace() {
        assertThat(problems(null, "file journal.table ${X", "file journal.schema ${a b}"))
                .containsExactly(
                        "BAD_SETTING windlass.toml:2:1: \"a b\" is not the name of a variable",
                        "BAD_SETTING windlass.toml:1:1: A variable that begins with \"${\" is not closed");
    }

    @ParameterizedTest
    @CsvSource({
        "60s,PT1M",
        "5m,PT5M",
        "1h30m,PT1H30M",
        "500ms,PT0.5S",
        "0,PT0S",
        "90,PT1M30S",
        "2d,PT48H",
        "1m 5s,PT1M5S"
    })
    void readsDurations(String text, Duration expected) {
        assertThat(resolve("flag lock.timeout " + text).value(Settings.LOCK_TIMEOUT))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"5", "x", "5 s s", "s", "-5s", "5.5s", "99999999999s"})
    void refusesWhatIsNoDuration(String text) {
        assertThat(problems(null, "flag lock.timeout " + text)).hasSize(text.equals("5") ? 0 : 1);
    }

    @Test
    void settingsAreDeclaredOnceAndNameThemselves() {
        assertThat(Settings.ALL.stream().map(Setting::key)).doesNotHaveDuplicates();
        assertThat(Settings.ALL.stream().map(Setting::variable)).doesNotHaveDuplicates();
        assertThat(Settings.LOCK_TIMEOUT.variable()).isEqualTo("WINDLASS_LOCK_TIMEOUT");
        assertThat(Settings.LOCK_TIMEOUT.flag()).isEqualTo("--lock-timeout");
        long declared = java.util.Arrays.stream(Settings.class.getFields())
                .filter(field -> field.getType() == Setting.class)
                .count();
        assertThat(Settings.ALL).hasSize((int) declared);
    }
}
