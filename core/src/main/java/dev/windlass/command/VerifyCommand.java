package dev.windlass.command;

import dev.windlass.config.Configuration;
import dev.windlass.config.Setting;
import dev.windlass.config.Settings;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.execute.OwnFailure;
import dev.windlass.execute.SqlFailure;
import dev.windlass.jdbc.BoundSession;
import dev.windlass.jdbc.Connector;
import dev.windlass.jdbc.GrantProbe;
import dev.windlass.jdbc.ObjectNames;
import dev.windlass.jdbc.ObjectNames.Kind;
import dev.windlass.sql.SplitterRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code verify}: the database against what it must hold. */
public final class VerifyCommand {
    /** What is expected of each kind of object, and by which setting. */
    private static final Map<Kind, Setting<List<String>>> EXPECTED = Map.of(
            Kind.EXTENSION, Settings.VERIFY_EXTENSIONS,
            Kind.TABLE, Settings.VERIFY_TABLES,
            Kind.INDEX, Settings.VERIFY_INDEXES,
            Kind.TYPE, Settings.VERIFY_TYPES,
            Kind.TRIGGER, Settings.VERIFY_TRIGGERS);

    private VerifyCommand() {}

    /**
     * How thoroughly.
     *
     * @param full whether every row is looked at, whatever {@code verify.sample} says
     */
    public record Request(boolean full) {}

    /**
     * Looks at everything, whatever is found on the way.
     *
     * @throws dev.windlass.error.WindlassException with {@code NOTHING_TO_VERIFY} if nothing is expected
     */
    public static List<Check> run(Toolbox tools, Request request) {
        Configuration configuration = tools.configuration();
        Connector connector = tools.connectors().of(configuration.url(), false);
        List<Check> checks = new ArrayList<>();
        try (BoundSession session = BoundSession.open(connector, configuration.value(Settings.SESSION_STATEMENTS))) {
            checks.addAll(objects(configuration, session));
            checks.addAll(grants(configuration, session));
            DriftCheck.run(tools).ifPresent(checks::add);
            checks.addAll(EncryptionChecks.run(configuration, session, request.full()));
            checks.addAll(AssertionChecks.run(configuration, session, rules(session)));
        } catch (SqlFailure e) {
            throw OwnFailure.of(e, connector.description());
        }
        if (checks.isEmpty()) {
            throw Problem.of(ErrorCode.NOTHING_TO_VERIFY, "Nothing says what the database must hold")
                    .toException();
        }
        return checks;
    }

    private static SplitterRules rules(BoundSession session) {
        String version = session.dialect() == DialectName.MYSQL
                ? String.valueOf(session.query("SELECT version()").getFirst().getFirst())
                : "";
        return Database.rules(session.dialect(), version);
    }

    private static List<Check> objects(Configuration configuration, BoundSession session) {
        List<Check> checks = new ArrayList<>();
        if (EXPECTED.values().stream()
                .allMatch(setting -> configuration.value(setting).isEmpty())) {
            return checks;
        }
        ObjectNames names = ObjectNames.read(session);
        for (Kind kind : Kind.values()) {
            List<String> expected = configuration.value(EXPECTED.getOrDefault(kind, Settings.VERIFY_TABLES));
            if (expected.isEmpty()) {
                continue;
            }
            List<String> missing = names.missing(kind, expected);
            checks.add(new Check(
                    (expected.size() - missing.size()) + " of " + expected.size() + " "
                            + (expected.size() == 1 ? kind.word() : kind.plural()) + " there",
                    missing.stream().map(name -> missing(kind, name)).toList(),
                    expected.stream()
                            .map(name -> (missing.contains(name) ? "✗ " : "✓ ") + kind.word() + " \"" + name + "\"")
                            .toList()));
        }
        return checks;
    }

    private static Problem missing(Kind kind, String name) {
        Problem problem = Problem.of(
                ErrorCode.MISSING_IN_DATABASE,
                "The " + kind.word() + " \"" + name + "\" is not there"
                        + switch (kind) {
                            case INDEX -> ", or is not valid";
                            case TRIGGER -> ", or is disabled";
                            case EXTENSION, TABLE, TYPE -> "";
                        });
        return kind == Kind.EXTENSION
                ? problem.next("Run CREATE EXTENSION \"" + name
                        + "\" in a revision; if the server does not know it, install its contrib package"
                        + " (apt-get install postgresql-contrib, brew install postgresql).")
                : problem;
    }

    private static List<Check> grants(Configuration configuration, BoundSession session) {
        List<String> expected = configuration.value(Settings.VERIFY_GRANTS);
        if (expected.isEmpty()) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        List<String> facts = new ArrayList<>();
        for (String text : expected) {
            int before = problems.size();
            grant(text, session, problems);
            facts.add((problems.size() == before ? "✓ " : "✗ ") + text);
        }
        long held = facts.stream().filter(fact -> fact.startsWith("✓")).count();
        return List.of(new Check(
                held + " of " + expected.size() + (expected.size() == 1 ? " grant" : " grants") + " there",
                problems,
                facts));
    }

    private static void grant(String text, BoundSession session, List<Problem> problems) {
        GrantProbe probe = GrantProbe.parse(text)
                .orElseThrow(() -> Problem.of(ErrorCode.BAD_SETTING, "verify.grants cannot be read: \"" + text + "\"")
                        .next("Write it as SELECT, INSERT ON patients TO app.")
                        .toException());
        try {
            List<String> missing = probe.missing(session);
            if (!missing.isEmpty()) {
                problems.add(Problem.of(
                        ErrorCode.MISSING_GRANT,
                        "\"" + probe.grantee() + "\" has no " + String.join(", ", missing) + " on \"" + probe.table()
                                + "\""));
            }
        } catch (SqlFailure e) {
            problems.add(Problem.of(ErrorCode.MISSING_GRANT, "The grant \"" + text + "\" cannot be there")
                    .because(e.message()));
        }
    }
}
