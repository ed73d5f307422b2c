package dev.windlass.command;

import dev.windlass.config.DatabaseUrl;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.ServerVersion;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A database saved and restored by its own client. The password reaches it in its environment (PostgreSQL) or in a file
 * for its owner's eyes alone, which is removed afterwards (MySQL, MariaDB), and never in its arguments.
 *
 * @param client the programs
 * @param url the database
 */
record NativeCopy(NativeClient client, DatabaseUrl url) {
    /** JDBC's parameters and libpq's variables. Sources: pgJDBC, "Connection parameters"; PostgreSQL manual, 34.15. */
    private static final Map<String, String> VARIABLES = Map.of(
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT",
            "sslcert", "PGSSLCERT",
            "sslkey", "PGSSLKEY",
            "options", "PGOPTIONS",
            "connectTimeout", "PGCONNECT_TIMEOUT",
            "gssEncMode", "PGGSSENCMODE",
            "channelBinding", "PGCHANNELBINDING");

    /** The archive's entry that a client writes and reads. */
    static String entry(DialectName dialect) {
        return dialect == DialectName.POSTGRESQL ? "database.pgdump" : "database.sql";
    }

    /**
     * Saves the database.
     *
     * @param snapshot the PostgreSQL snapshot to save; ignored elsewhere
     * @param out where it is written
     */
    void save(String snapshot, OutputStream out) throws ClientProgram.FailedException, IOException {
        if (url.dialect() == DialectName.POSTGRESQL) {
            program(client.dump())
                    .with("--no-password", "--format=custom", "--compress=0", "--snapshot=" + snapshot)
                    .run(InputStream.nullInputStream(), out);
            return;
        }
        withOptions(options -> {
            List<String> words = new ArrayList<>(List.of(
                    "--single-transaction",
                    "--quick",
                    "--routines",
                    "--triggers",
                    "--events",
                    "--hex-blob",
                    "--no-tablespaces",
                    "--default-character-set=utf8mb4",
                    "--max-allowed-packet=1G"));
            if (!client.version().isMariaDb()) {
                words.add("--set-gtid-purged=OFF");
                words.add("--column-statistics=0");
            }
            words.add(url.database());
            program(client.dump())
                    .with("--defaults-file=" + options)
                    .with(words.toArray(new String[0]))
                    .run(InputStream.nullInputStream(), out);
        });
    }

    /**
     * Restores it.
     *
     * @param server the server that it is restored into
     * @param replace whether what is there, and Windlass does not manage, is dropped
     * @param in what was saved
     */
    void restore(ServerVersion server, boolean replace, InputStream in)
            throws ClientProgram.FailedException, IOException {
        if (url.dialect() == DialectName.POSTGRESQL) {
            postgres(server, replace, in);
            return;
        }
        withOptions(options -> program(client.others().getFirst())
                .with("--defaults-file=" + options)
                .with("--default-character-set=utf8mb4", "--max-allowed-packet=1G", url.database())
                .run(in, OutputStream.nullOutputStream()));
    }

    /** {@code pg_restore} writes SQL and {@code psql} runs it: in one transaction, and what fails has its line. */
    private void postgres(ServerVersion server, boolean replace, InputStream in)
            throws ClientProgram.FailedException, IOException {
        ClientProgram writer = program(client.others().get(0)).with("--no-owner", "--file=-");
        ClientProgram reader = program(client.others().get(1))
                .with("--no-psqlrc", "--no-password", "--quiet", "--single-transaction")
                .with("--set=ON_ERROR_STOP=1", "--file=-");
        PipedInputStream sql = new PipedInputStream(1 << 18);
        PipedOutputStream end = new PipedOutputStream(sql);
        CompletableFuture<Void> written = CompletableFuture.runAsync(
                () -> {
                    try (OutputStream out = new Preamble(end, server)) {
                        (replace ? writer.with("--clean", "--if-exists") : writer).run(in, out);
                    } catch (ClientProgram.FailedException | IOException e) {
                        throw new CompletionException(e);
                    }
                },
                ClientProgram.THREADS);
        try {
            reader.run(sql, OutputStream.nullOutputStream());
        } finally {
            sql.close();
        }
        try {
            written.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ClientProgram.FailedException failed) {
                throw failed;
            }
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    /** What a newer client sets at the beginning, and an older server does not know. */
    private static final class Preamble extends FilterOutputStream {
        private static final int LENGTH = 2048;
        private final ServerVersion server;
        private final StringBuilder held = new StringBuilder();
        private boolean past;

        Preamble(OutputStream out, ServerVersion server) {
            super(out);
            this.server = server;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (past) {
                out.write(bytes, offset, length);
                return;
            }
            held.append(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
            if (held.length() >= LENGTH) {
                pass();
            }
        }

        private void pass() throws IOException {
            if (!past) {
                past = true;
                String text = held.toString();
                out.write((server.atLeast(17, 0) ? text : text.replace("\nSET transaction_timeout = 0;\n", "\n"))
                        .getBytes(StandardCharsets.ISO_8859_1));
                held.setLength(0);
            }
        }

        @Override
        public void close() throws IOException {
            pass();
            super.close();
        }
    }

    private ClientProgram program(Path file) {
        Map<String, String> environment = new HashMap<>(client.environment());
        if (url.dialect() == DialectName.POSTGRESQL) {
            environment.putAll(variables());
        } else {
            // ~/.mylogin.cnf would be read even so, and may name another server.
            environment.put("MYSQL_TEST_LOGIN_FILE", "/nowhere");
        }
        return new ClientProgram(List.of(file.toString()), environment);
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        List<String> names = url.hosts().stream().map(DatabaseUrl.Host::name).toList();
        variables.put("PGHOST", names.isEmpty() ? "localhost" : String.join(",", names));
        variables.put(
                "PGPORT",
                url.hosts().isEmpty()
                        ? "5432"
                        : String.join(
                                ",",
                                url.hosts().stream()
                                        .map(host -> host.port() == 0 ? "5432" : Integer.toString(host.port()))
                                        .toList()));
        if (!url.database().isEmpty()) {
            variables.put("PGDATABASE", url.database());
        }
        url.user().ifPresent(user -> variables.put("PGUSER", user));
        url.password().ifPresent(password -> variables.put("PGPASSWORD", password));
        url.parameters().forEach((name, value) -> {
            if (VARIABLES.containsKey(name)) {
                variables.put(VARIABLES.get(name), value);
            }
        });
        return variables;
    }

    private interface WithOptions {
        void run(Path options) throws ClientProgram.FailedException, IOException;
    }

    private void withOptions(WithOptions work) throws ClientProgram.FailedException, IOException {
        Path file = Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createTempFile(
                        "windlass",
                        ".cnf",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile("windlass", ".cnf");
        try {
            Files.writeString(file, options());
            work.run(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The option file: see "Using Option Files" in the manuals of MySQL and MariaDB. */
    String options() {
        Map<String, String> options = new java.util.LinkedHashMap<>();
        Optional<DatabaseUrl.Host> host = url.hosts().stream().findFirst();
        if (host.isPresent() && host.get().isSocket()) {
            options.put("socket", host.get().name());
        } else {
            options.put("protocol", "tcp");
            options.put("host", host.map(DatabaseUrl.Host::name).orElse("localhost"));
            options.put(
                    "port",
                    Integer.toString(host.map(DatabaseUrl.Host::port)
                            .filter(port -> port > 0)
                            .orElse(3306)));
        }
        url.user().ifPresent(user -> options.put("user", user));
        url.password().ifPresent(password -> options.put("password", password));
        String ssl = url.parameters().getOrDefault("sslMode", "");
        if (client.version().isMariaDb()) {
            options.put("ssl", ssl.isEmpty() || ssl.equals("disable") ? "0" : "1");
            options.put("ssl-verify-server-cert", ssl.startsWith("verify") ? "1" : "0");
        } else {
            switch (ssl) {
                case "trust" -> options.put("ssl-mode", "REQUIRED");
                case "verify-ca" -> options.put("ssl-mode", "VERIFY_CA");
                case "verify-full" -> options.put("ssl-mode", "VERIFY_IDENTITY");
                default -> options.put("ssl-mode", "PREFERRED");
            }
        }
        Optional.ofNullable(url.parameters().get("serverSslCert")).ifPresent(file -> options.put("ssl-ca", file));
        StringBuilder text = new StringBuilder("[client]\n");
        options.forEach((name, value) -> text.append(name)
                .append("=\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\"\n"));
        return text.toString();
    }
}
