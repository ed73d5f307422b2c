package dev.windlass.alembic.corpus;

import dev.windlass.alembic.AlembicEnvironment;
import dev.windlass.alembic.AlembicScript;
import dev.windlass.alembic.AlembicSession;
import dev.windlass.alembic.JdbcRuntime;
import dev.windlass.alembic.python.Source;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.WindlassException;
import dev.windlass.plan.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs the revisions of a project, in the order listed in a file, up (and down) on a database, and says where it stopped. */
public final class LiveRun {
    private LiveRun() {}

    public static void main(String[] arguments) throws Exception {
        DialectName dialect = DialectName.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        List<String> files = Files.readAllLines(Path.of(arguments[2]));
        boolean down = arguments.length > 3 && arguments[3].equals("down");
        Path modules = arguments.length > 4 ? Path.of(arguments[4]) : null;
        long start = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(arguments[1])) {
            connection.setAutoCommit(false);
            AlembicEnvironment none = AlembicEnvironment.NONE;
            AlembicEnvironment environment = modules == null
                    ? none
                    : new AlembicEnvironment(
                            none.settings(), none.names(), name -> module(modules, name), none.engine(), none.limits());
            AlembicSession session = new AlembicSession(new JdbcRuntime(dialect, connection), environment, line -> {});
            List<String> order = new ArrayList<>(files);
            if (down) {
                java.util.Collections.reverse(order);
            }
            int done = 0;
            for (String file : order) {
                try {
                    session.run(
                            AlembicScript.read(Source.decode(Files.readAllBytes(Path.of(file)), file)),
                            down ? Direction.DOWNGRADE : Direction.UPGRADE);
                    connection.commit();
                    done++;
                } catch (WindlassException failure) {
                    connection.rollback();
                    System.out.println("STOP " + done + "/" + order.size() + " " + file + "\n  " + failure.code() + " "
                            + failure.first().message().lines().limit(6).toList() + " @ "
                            + failure.first().where());
                    return;
                }
            }
            System.out.println("DONE " + done + " in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        }
    }

    static Optional<Source> module(Path root, String name) {
        Path file = root.resolve(name.replace('.', '/') + ".py");
        Path init = root.resolve(name.replace('.', '/')).resolve("__init__.py");
        for (Path path : List.of(file, init)) {
            if (Files.exists(path)) {
                try {
                    return Optional.of(Source.decode(Files.readAllBytes(path), path.toString()));
                } catch (IOException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
