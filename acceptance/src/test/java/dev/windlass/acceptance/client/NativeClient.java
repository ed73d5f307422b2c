package dev.windlass.acceptance.client;

import dev.windlass.acceptance.server.Location.Remote;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServers;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs SQL as the database's own client does: psql, mariadb, or SQLite's own {@code sqlite3_exec}. */
public final class NativeClient {
    private static final int MINUTES = 5;

    private final TestDatabase database;
    private final Optional<Path> program;

    private NativeClient(TestDatabase database, Optional<Path> program) {
        this.database = database;
        this.program = program;
    }

    /**
     * What a client did with a file.
     *
     * @param failure its message; empty if all went well
     */
    public record Result(String failure) {
        /** Whether all went well. */
        public boolean succeeded() {
            return failure.isEmpty();
        }

        /** The first line of the message that tells of an error. */
        public String firstError() {
            return failure.lines()
                    .filter(line -> line.contains("ERROR"))
                    .findFirst()
                    .orElse(failure.lines().findFirst().orElse(""));
        }
    }

    /** The client for a database, or nothing if this machine has none. */
    public static Optional<NativeClient> of(TestDatabase database) {
        Optional<Path> program = switch (database.server().product()) {
            case POSTGRESQL -> onPath("psql");
            case MARIADB, MYSQL -> TestServers.mariadbProgram("mariadb").or(() -> onPath("mariadb"));
            case SQLITE -> Optional.empty();
        };
        return switch (database.server().product()) {
            case SQLITE -> Optional.of(new NativeClient(database, program));
            case POSTGRESQL, MARIADB, MYSQL -> program.map(path -> new NativeClient(database, Optional.of(path)));
        };
    }

    /** What {@code pg_dump --schema-only} says, if there is one that knows the server's version. */
    public static Optional<String> pgDump(TestDatabase database) {
        Remote at = (Remote) database.location();
        return onPath("pg_dump").flatMap(program -> {
            List<String> command = List.of(program.toString(), "--schema-only", "--no-owner", "--restrict-key=x");
            Output output = run(command, postgresqlEnvironment(database, at, ""), new byte[0]);
            if (output.status() != 0) {
                command = command.subList(0, 3);
                output = run(command, postgresqlEnvironment(database, at, ""), new byte[0]);
            }
            return output.status() == 0 ? Optional.of(withoutRandomKey(output.out())) : Optional.empty();
        });
    }

    /**
     * Runs the statements of a script.
     *
     * @param sql the script, byte for byte
     * @param session statements to run before it in the same session
     */
    public Result apply(byte[] sql, Grouping grouping, List<String> session) {
        return switch (database.server().product()) {
            case POSTGRESQL -> psql(sql, grouping, session);
            case MARIADB, MYSQL -> mariadb(sql, grouping, session);
            case SQLITE -> sqlite(sql, grouping, session);
        };
    }

    private Result psql(byte[] sql, Grouping grouping, List<String> session) {
        List<String> command = new ArrayList<>(
                List.of(program.orElseThrow().toString(), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null"));
        if (grouping == Grouping.TRANSACTION) {
            command.add("--single-transaction");
        }
        session.forEach(statement -> command.addAll(List.of("-c", statement)));
        command.addAll(List.of("-f", "-"));
        Remote at = (Remote) database.location();
        return run(command, postgresqlEnvironment(database, at, "-c client_min_messages=warning"), sql)
                .result();
    }

    private static Map<String, String> postgresqlEnvironment(TestDatabase database, Remote at, String options) {
        return Map.of(
                "PGHOST", at.host(),
                "PGPORT", Integer.toString(at.port()),
                "PGDATABASE", at.database(),
                "PGUSER", database.user(),
                "PGPASSWORD", database.password(),
                "PGCLIENTENCODING", "UTF8",
                "PGOPTIONS", options);
    }

    private Result mariadb(byte[] sql, Grouping grouping, List<String> session) {
        Remote at = (Remote) database.location();
        List<String> command = new ArrayList<>(List.of(
                program.orElseThrow().toString(),
                "--no-defaults",
                "--protocol=TCP",
                "--ssl=0",
                "--host=" + at.host(),
                "--port=" + at.port(),
                "--user=" + database.user(),
                "--default-character-set=utf8mb4"));
        if (!session.isEmpty()) {
            command.add("--init-command=" + String.join("; ", session));
        }
        if (grouping == Grouping.REQUEST) {
            command.add("--delimiter=@@@never@@@");
        }
        command.add(at.database());
        return run(command, Map.of("MYSQL_PWD", database.password()), sql).result();
    }

    /** The driver hands the whole text to {@code sqlite3_exec}, as the client does: SQLite finds the statements. */
    private Result sqlite(byte[] sql, Grouping grouping, List<String> session) {
        String text = new String(sql, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String first : session) {
                statement.executeUpdate(first);
            }
            if (grouping == Grouping.TRANSACTION) {
                statement.executeUpdate("BEGIN");
            }
            statement.executeUpdate(text);
            if (grouping == Grouping.TRANSACTION) {
                statement.executeUpdate("COMMIT");
            }
            return new Result("");
        } catch (SQLException e) {
            return new Result(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private static Optional<Path> onPath(String name) {
        String path = System.getenv("PATH");
        return Stream.of(path == null ? new String[0] : path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String withoutRandomKey(String dump) {
        return dump.replaceAll("(?m)^\\\\(un)?restrict .*\\R?", "");
    }

    /** What a program did. */
    private record Output(int status, String out, String error) {
        Result result() {
            return new Result(status == 0 ? "" : error.isBlank() ? "exit status " + status : error);
        }
    }

    private static Output run(List<String> command, Map<String, String> environment, byte[] input) {
        Path in = null;
        Path out = null;
        Path error = null;
        try {
            // Files and not pipes: nothing can block, whatever is written when.
            in = Files.write(Files.createTempFile("windlass-client", ".sql"), input);
            out = Files.createTempFile("windlass-client", ".out");
            error = Files.createTempFile("windlass-client", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(error.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                return new Output(-1, "", command.getFirst() + " did not end in " + MINUTES + " minutes");
            }
            return new Output(process.exitValue(), text(out), text(error));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Stream.of(in, out, error)
                    .filter(file -> file != null)
                    .forEach(file -> file.toFile().delete());
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
