package dev.windlass.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of every common type go in as they are written, and a second load finds them the same. */
@Tag("server")
class LoadTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#all")
    void aSecondLoadChangesNothing(TestServer server) throws Exception {
        try (TestDatabase database = server.createDatabase()) {
            switch (server.product()) {
                case POSTGRESQL ->
                    database.execute(
                            "CREATE TYPE mood AS ENUM ('good', 'bad')",
                            "CREATE TABLE things (id uuid PRIMARY KEY, small smallint, number integer, big bigint,"
                                    + " amount numeric(12,2), ratio double precision, flag boolean NOT NULL DEFAULT true,"
                                    + " name varchar(20) NOT NULL, code char(5), note text, day date, at timestamp,"
                                    + " zoned timestamptz, doc jsonb, mood mood)",
                            "CREATE TABLE parts (id serial PRIMARY KEY, thing_id uuid NOT NULL REFERENCES things,"
                                    + " number integer NOT NULL, UNIQUE (thing_id, number))");
                case MYSQL, MARIADB ->
                    database.execute(
                            "CREATE TABLE things (id varchar(36) PRIMARY KEY, small smallint, number integer, big bigint,"
                                    + " amount decimal(12,2), ratio double, flag boolean NOT NULL DEFAULT true,"
                                    + " name varchar(20) NOT NULL, code char(5), note text, day date, at datetime,"
                                    + " zoned timestamp NULL, doc json, mood enum('good', 'bad'))",
                            "CREATE TABLE parts (id int AUTO_INCREMENT PRIMARY KEY, thing_id varchar(36) NOT NULL,"
                                    + " number integer NOT NULL, UNIQUE (thing_id, number),"
                                    + " FOREIGN KEY (thing_id) REFERENCES things (id))");
                case SQLITE ->
                    database.execute(
                            "CREATE TABLE things (id text PRIMARY KEY, small smallint, number integer, big bigint,"
                                    + " amount numeric(12,2), ratio double, flag boolean NOT NULL DEFAULT true,"
                                    + " name varchar(20) NOT NULL, code char(5), note text, day date, at timestamp,"
                                    + " zoned timestamp, doc json, mood text)",
                            "CREATE TABLE parts (id integer PRIMARY KEY, thing_id text NOT NULL REFERENCES things (id),"
                                    + " number integer NOT NULL, UNIQUE (thing_id, number))");
            }
            Files.writeString(folder.resolve("windlass.toml"), "");
            Files.writeString(folder.resolve("things.csv"), """
                    id,small,number,big,amount,ratio,flag,name,code,note,day,at,zoned,doc,mood
                    6F9619FF-8B86-D011-B42D-00C04FC964FF,-7,0042,9007199254740993,12.5,0.1,yes,Ann 😀,ab,"a
                    b",2024-02-29,2024-02-29 12:30:00,2024-02-29T12:30:00+02:00,"{""b"": [1, 2.50], ""a"": null}",good
                    6f9619ff-8b86-d011-b42d-00c04fc96400,,,,,,,Bo,,"",,,,,
                    6f9619ff-8b86-d011-b42d-00c04fc96401,1,1,1,1,1e3,0,Kim,,,,2024-03-01,2024-03-01,[],bad
                    """);
            Files.writeString(folder.resolve("parts.json"), """
                    [{"thing_id": "6F9619FF-8B86-D011-B42D-00C04FC964FF", "number": 1},
                     {"thing_id": "6f9619ff-8b86-d011-b42d-00c04fc96401", "number": 2.0}]
                    """);
            if (server.product() != dev.windlass.acceptance.server.Product.POSTGRESQL) {
                // Without a type for them, UUIDs are texts, and told apart by their letters.
                Files.writeString(
                        folder.resolve("things.csv"),
                        Files.readString(folder.resolve("things.csv"))
                                .replace(
                                        "6F9619FF-8B86-D011-B42D-00C04FC964FF",
                                        "6f9619ff-8b86-d011-b42d-00c04fc964ff"));
                Files.writeString(
                        folder.resolve("parts.json"),
                        Files.readString(folder.resolve("parts.json"))
                                .replace(
                                        "6F9619FF-8B86-D011-B42D-00C04FC964FF",
                                        "6f9619ff-8b86-d011-b42d-00c04fc964ff"));
            }
            CommandLine.Result first = load(database);
            assertThat(first.status()).as(first.toString()).isZero();
            assertThat(first.out()).contains("things: 3 new, 0 changed, 0 the same", "parts: 2 new");
            assertThat(database.query("SELECT big, amount, note, small FROM things ORDER BY id DESC LIMIT 1"))
                    .isEqualTo(List.of(List.of(
                            "9007199254740993",
                            server.product() == dev.windlass.acceptance.server.Product.SQLITE ? "12.5" : "12.50",
                            "a\nb",
                            "-7")));
            CommandLine.Result second = load(database);
            assertThat(second.out())
                    .as(second.toString())
                    .contains("things: 0 new, 0 changed, 3 the same", "parts: 0 new, 0 changed, 2 the same");
            Files.writeString(
                    folder.resolve("things.csv"),
                    Files.readString(folder.resolve("things.csv"))
                            .replace(",Bo,", ",Bob,")
                            .replace("12.5", "12.51"));
            CommandLine.Result third = load(database);
            assertThat(third.out()).as(third.toString()).contains("things: 0 new, 2 changed, 1 the same");
            Files.writeString(folder.resolve("parts.json"), """
                    [{"thing_id": "6f9619ff-8b86-d011-b42d-00c04fc96401", "number": 3},

                     {"thing_id": "6f9619ff-8b86-d011-b42d-00c04fc96499", "number": 4},
                     {"thing_id": "6f9619ff-8b86-d011-b42d-00c04fc96401", "number": 99999999999}]
                    """);
            Files.writeString(
                    folder.resolve("windlass.toml"),
                    server.product() == dev.windlass.acceptance.server.Product.SQLITE
                            ? "[session]\nstatements = [\"PRAGMA foreign_keys = ON\"]\n"
                            : "");
            CommandLine.Result bad = CommandLine.run(folder, "load", "parts.json", "--url", database.jdbcUrl());
            assertThat(bad.status()).as(bad.toString()).isEqualTo(1);
            assertThat(bad.out()).contains("parts.json:3 (parts)").doesNotContain("parts.json:1 ");
            assertThat(database.query("SELECT count(*) FROM parts")).isEqualTo(List.of(List.of("2")));
        }
    }

    private CommandLine.Result load(TestDatabase database) {
        return CommandLine.run(folder, "load", "parts.json", "things.csv", "--url", database.jdbcUrl());
    }
}
