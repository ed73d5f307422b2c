package dev.windlass.acceptance.crash;

import dev.windlass.acceptance.server.Location;
import dev.windlass.acceptance.server.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Things that others do to a database before or while a run is under way. PostgreSQL's, but for the last. */
final class Intrusions {
    private static final String INDEX = "account_lower_email";
    private static final String PLANNED = "CREATE UNIQUE INDEX " + INDEX
            + " ON account USING btree (lower(email) text_pattern_ops) WHERE (email <> '')";

    private Intrusions() {}

    /** An index that is not the planned one has its name, when a run begins and after one was cut off. */
    static List<Try> foreignIndex(Bench bench) {
        List<Try> tries = new ArrayList<>();
        try (Subject subject = bench.subject(Way.UPGRADE)) {
            subject.run("upgrade", "a0000001");
            subject.database().execute("CREATE INDEX " + INDEX + " ON account (note)");
            tries.add(refusedThenFreed(bench, subject, "there before the run"));
        }
        try (Subject subject = cutOffBefore(bench, "!u2.4")) {
            subject.database().execute("CREATE INDEX " + INDEX + " ON account (note)");
            tries.add(refusedThenFreed(bench, subject, "made after a run was cut off"));
        }
        try (Subject subject = cutOffBefore(bench, "!u2.4")) {
            subject.database().execute(PLANNED);
            tries.add(bench.goOn(subject, Way.UPGRADE, "the planned one, made by hand after a run was cut off"));
        }
        try (Subject subject = bench.subject(Way.UPGRADE)) {
            subject.run("upgrade", "a0000001");
            subject.database().execute("INSERT INTO account (id, email) VALUES (9000, 'USER1@example.org')");
            try {
                subject.database().execute(PLANNED.replace("INDEX ", "INDEX CONCURRENTLY "));
            } catch (IllegalStateException expected) {
                // The duplicate leaves an invalid index of the planned name.
            }
            subject.database().execute("DELETE FROM account WHERE id = 9000");
            tries.add(bench.goOn(subject, Way.UPGRADE, "an invalid one, there before the run"));
        }
        return tries;
    }

    /** A unique index meets duplicates: the run fails and leaves no invalid index, killed or not. */
    static List<Try> duplicates(Bench bench) {
        List<Try> tries = new ArrayList<>();
        List<Port> ports = portsOf(bench, "!u2.4");
        // -1: not killed at all; the others: between the announcement and what clears the ruins away.
        for (int extra = -1; extra <= 6; extra++) {
            try (Subject subject = bench.subject(Way.UPGRADE)) {
                subject.run("upgrade", "a0000001");
                subject.database().execute("INSERT INTO account (id, email) VALUES (9000, 'USER1@example.org')");
                Subject.Ran failed = new Subject.Ran(1, "");
                if (extra >= 0) {
                    Child child = subject.start(List.of(), Way.UPGRADE.words());
                    int after = -1;
                    for (java.util.Optional<Port> at = child.next(); at.isPresent(); at = child.next()) {
                        if (at.get().tags().contains("!u2.4") && at.get().when() == Port.When.REFUSED) {
                            after = at.get().number();
                        }
                        if (after >= 0 && at.get().number() >= after + extra) {
                            break;
                        }
                    }
                    child.kill();
                }
                failed = subject.run(Way.UPGRADE.words());
                List<List<String>> invalid =
                        subject.database().query("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid");
                subject.database().execute("DELETE FROM account WHERE id = 9000");
                Try result = bench.goOn(subject, Way.UPGRADE, "killed " + extra + " ports after the refusal");
                tries.add(
                        failed.status() == 1 && invalid.isEmpty()
                                ? result
                                : new Try(
                                        result.where(),
                                        false,
                                        result.repeated(),
                                        result.lost(),
                                        "exit status " + failed.status() + ", invalid: " + invalid + "\n"
                                                + failed.said() + result.what()));
            }
        }
        return ports.isEmpty() ? List.of() : tries;
    }

    /** An administrator ends the session while it builds, rebuilds, drops or detaches concurrently. */
    static List<Try> endedWhileWorking(Bench bench) {
        List<Try> tries = new ArrayList<>();
        for (Way way : Way.values()) {
            for (Port port : bench.ports(way)) {
                boolean concurrent =
                        port.when() == Port.When.BEFORE && port.tags().stream().anyMatch(tag -> tag.startsWith("!"));
                if (!concurrent) {
                    continue;
                }
                try (Subject subject = bench.subject(way);
                        Connection blocker = subject.database().connect();
                        Statement statement = blocker.createStatement()) {
                    Child child = subject.start(List.of(port.number()), way.words());
                    child.await(port.number());
                    blocker.setAutoCommit(false);
                    // Old snapshots and row locks are what the concurrent statements wait for.
                    statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                    statement.execute("SELECT count(*) FROM account");
                    if (!subject.database()
                            .query("SELECT to_regclass('visit')")
                            .getFirst()
                            .getFirst()
                            .equals("NULL")) {
                        statement.execute("SELECT count(*) FROM visit");
                    }
                    child.release();
                    boolean worked = awaitWorking(subject.database());
                    endWindlass(subject.database());
                    blocker.rollback();
                    OptionalInt status = child.end();
                    tries.add(bench.goOn(
                            subject,
                            way,
                            "at " + port.tags() + (worked ? " while it waited" : " (it did not wait)")
                                    + ", exit status " + status));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return tries;
    }

    /** A right is taken away between plan and run: the run fails, says so, and goes on once it is given again. */
    static List<Try> revoked(Bench bench, List<String> tags) {
        List<Try> tries = new ArrayList<>();
        for (String tag : tags) {
            try (Subject subject = bench.subject(Way.UPGRADE)) {
                TestDatabase database = subject.database();
                Administrator.makeMigrator(database);
                int stop = portsOf(bench, tag).getFirst().number();
                Child child = subject.start(Administrator.migratorUrl(database), List.of(stop), Way.UPGRADE.words());
                boolean reached = child.await(stop).isPresent();
                Administrator.revoke(database);
                if (reached) {
                    child.release();
                }
                OptionalInt status = child.end();
                boolean refused =
                        reached && status.orElse(-1) == 1 && child.said().contains("denied");
                Administrator.grant(database);
                Child again = subject.start(Administrator.migratorUrl(database), List.of(), Way.UPGRADE.words());
                OptionalInt second = again.end();
                Administrator.takeOver(database);
                Try result = bench.judge(subject, Way.UPGRADE, "before " + tag, second.orElse(-1), again.said());
                tries.add(
                        refused
                                ? result
                                : new Try(
                                        result.where(),
                                        false,
                                        result.repeated(),
                                        result.lost(),
                                        "not refused as it must be: exit status " + status + "\n" + child.said()
                                                + result.what()));
                Administrator.dropMigrator(database);
            }
        }
        return tries;
    }

    /** The ports of an undisturbed upgrade at which a statement is sent. */
    private static List<Port> portsOf(Bench bench, String tag) {
        return bench.ports(Way.UPGRADE).stream()
                .filter(port -> port.tags().contains(tag) && port.when() == Port.When.BEFORE)
                .toList();
    }

    private static Subject cutOffBefore(Bench bench, String tag) {
        Subject subject = bench.subject(Way.UPGRADE);
        int stop = portsOf(bench, tag).getFirst().number();
        Child child = subject.start(List.of(stop), Way.UPGRADE.words());
        child.await(stop);
        child.kill();
        return subject;
    }

    private static Try refusedThenFreed(Bench bench, Subject subject, String where) {
        Subject.Ran refused = subject.run(Way.UPGRADE.words());
        subject.database().execute("DROP INDEX " + INDEX);
        Try result = bench.goOn(subject, Way.UPGRADE, where);
        // What tells the user that the index is not the planned one: its definition.
        boolean said = refused.status() == 1 && refused.said().contains("ON public.account USING btree (note)");
        return said
                ? result
                : new Try(
                        result.where(),
                        false,
                        result.repeated(),
                        result.lost(),
                        "not refused as it must be: exit status " + refused.status() + "\n" + refused.said()
                                + result.what());
    }

    /** Waits until the run's session waits for a lock; false if it came through. */
    private static boolean awaitWorking(TestDatabase database) {
        String sql = "SELECT wait_event_type FROM pg_stat_activity WHERE application_name = 'windlass' AND datname = '"
                + ((Location.Remote) database.location()).database() + "' AND state = 'active'";
        for (int i = 0; i < 40; i++) {
            if (database.query(sql).stream().anyMatch(row -> row.getFirst().equals("Lock"))) {
                return true;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
        return false;
    }

    private static void endWindlass(TestDatabase database) {
        database.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'windlass'"
                + " AND datname = '" + ((Location.Remote) database.location()).database() + "'");
    }
}
