package dev.windlass.acceptance.history;

import dev.windlass.acceptance.server.Location;
import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The real Alembic, where this machine has it ({@code alembic} on the path, or what {@code WINDLASS_ALEMBIC} names).
 *
 * @param folder the folder with {@code alembic.ini}
 * @param url the database, as SQLAlchemy writes it
 */
public record AlembicTool(Path folder, String url) {
    private static final String COMMAND =
            Optional.ofNullable(System.getenv("WINDLASS_ALEMBIC")).orElse("alembic");
    private static final Pattern CURRENT_LINE = Pattern.compile("^([0-9A-Za-z_]+)(?: \\(.*\\))*$");

    /**
     * What a command did.
     *
     * @param status its exit status; 255 for a refusal, 1 for a traceback
     * @param output standard output, then standard error
     */
    public record Result(int status, String out, String output) {}

    /** Why it cannot be run; nothing if it can. */
    public static Optional<String> absence(String driver) {
        Optional<Result> version = attempt(List.of(COMMAND, "--version"), Path.of("."), "");
        if (version.isEmpty() || version.get().status() != 0) {
            return Optional.of("there is no command 'alembic' on this machine");
        }
        if (driver.isEmpty()) {
            return Optional.empty();
        }
        // The interpreter that Alembic itself runs with.
        String script = "import shutil,sys;print(open(shutil.which('" + COMMAND + "')).readline()[2:].strip())";
        String python = attempt(List.of("python3", "-c", script), Path.of("."), "")
                .map(result -> result.out().strip())
                .filter(text -> !text.isEmpty())
                .orElse("python3");
        return attempt(List.of(python.split(" ")[0], "-c", "import " + driver), Path.of("."), "")
                .filter(result -> result.status() == 0)
                .map(result -> Optional.<String>empty())
                .orElse(Optional.of("Alembic's Python has no module '" + driver + "'"));
    }

    /** A database as SQLAlchemy writes it. */
    public static String url(TestDatabase database) {
        return switch (database.location()) {
            case Location.Local local -> "sqlite:///" + local.file();
            case Location.Remote remote ->
                (database.server().product() == Product.POSTGRESQL ? "postgresql+psycopg2" : "mysql+pymysql") + "://"
                        + database.user()
                        + (database.password().isEmpty() ? "" : ":" + database.password()) + "@" + remote.host() + ":"
                        + remote.port() + "/" + remote.database();
        };
    }

    public Result run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(COMMAND));
        command.addAll(List.of(arguments));
        return attempt(command, folder, url).orElseThrow();
    }

    /** The ids that {@code alembic current} shows. */
    Set<String> current() {
        return ids(run("current"));
    }

    /** The ids that {@code alembic heads} shows. */
    Set<String> heads() {
        return ids(run("heads"));
    }

    private static Set<String> ids(Result result) {
        if (result.status() != 0) {
            throw new IllegalStateException(result.output());
        }
        Set<String> ids = new TreeSet<>();
        for (String line : result.out().lines().toList()) {
            Matcher matcher = CURRENT_LINE.matcher(line.strip());
            if (!matcher.matches()) {
                throw new IllegalStateException("not a line with a revision: " + line);
            }
            ids.add(matcher.group(1));
        }
        return ids;
    }

    private static Optional<Result> attempt(List<String> command, Path folder, String url) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            Path error = java.nio.file.Files.createTempFile("alembic", ".err");
            builder.redirectError(error.toFile());
            builder.environment().put("DATABASE_URL", url);
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            String err = java.nio.file.Files.readString(error);
            java.nio.file.Files.delete(error);
            return Optional.of(new Result(status, out, out + err));
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new InterruptedIOException());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
