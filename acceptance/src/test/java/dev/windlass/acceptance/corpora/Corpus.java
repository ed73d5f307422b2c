package dev.windlass.acceptance.corpora;

import dev.windlass.acceptance.corpora.Migration.Body;
import dev.windlass.acceptance.server.Product;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The migrations of a public project, and what they need.
 *
 * @param name what it is called here
 * @param repository {@code owner/name}
 * @param folder where its files are in the repository
 * @param product the database they are for
 * @param layout how they are read
 * @param rendering what the project's tool does to a file before it runs it
 * @param before statements that stand for what exists before the first migration
 * @param session statements that the project runs on each connection
 * @param wholeFiles whether the project's tool sends each file as one request (MySQL and MariaDB)
 * @param stop the migration that the database's own client cannot apply, by a fault of the project or since a program of
 *     its own comes before; empty if it can apply all
 */
record Corpus(
        String name,
        String repository,
        String folder,
        Product product,
        Function<SortedMap<String, byte[]>, List<Migration>> layout,
        UnaryOperator<String> rendering,
        List<String> before,
        List<String> session,
        boolean wholeFiles,
        String stop) {

    static final List<Corpus> ALL = List.of(
            of("fider", "getfider/fider", "migrations", Product.POSTGRESQL, Layouts::timestamps),
            of(
                    "svix",
                    "svix/svix-webhooks",
                    "server/svix-server/migrations",
                    Product.POSTGRESQL,
                    Layouts::golangMigrate),
            of("ente", "ente-io/ente", "server/migrations", Product.POSTGRESQL, Layouts::golangMigrate),
            of(
                    "concourse",
                    "concourse/concourse",
                    "atc/db/migration/migrations",
                    Product.POSTGRESQL,
                    Layouts::golangMigrate),
            of(
                            "hatchet",
                            "hatchet-dev/hatchet",
                            "cmd/hatchet-migrate/migrate/migrations",
                            Product.POSTGRESQL,
                            Layouts::goose)
                    // A migration written in Go makes a table before it.
                    .stoppingAt("20260424205453"),
            of(
                    "vaultwarden-postgres",
                    "dani-garcia/vaultwarden",
                    "migrations/postgresql",
                    Product.POSTGRESQL,
                    Layouts::diesel),
            of("vaultwarden-sqlite", "dani-garcia/vaultwarden", "migrations/sqlite", Product.SQLITE, Layouts::diesel),
            of("vaultwarden-mysql", "dani-garcia/vaultwarden", "migrations/mysql", Product.MARIADB, Layouts::diesel)
                    .withSession("SET foreign_key_checks = 0"),
            of(
                            "komga",
                            "gotson/komga",
                            "komga/src/flyway/resources/db/migration/sqlite",
                            Product.SQLITE,
                            files -> Layouts.flyway(files, "V"))
                    .rendered(text -> text.replace("${library-file-hashing}", "true")
                            .replace("${library-scan-startup}", "false")
                            .replaceAll("\\$\\{delete-empty-(collections|read-lists)}", "true")),
            of(
                    "hawkbit-mysql",
                    "eclipse/hawkbit",
                    "hawkbit-repository/hawkbit-repository-jpa/src/main/resources/db/migration/MYSQL",
                    Product.MARIADB,
                    files -> Layouts.flyway(files, "V")),
            of(
                    "conductor-mysql",
                    "conductor-oss/conductor",
                    "mysql-persistence/src/main/resources/db/migration",
                    Product.MARIADB,
                    files -> Layouts.flyway(files, "V")),
            of(
                    "conductor-postgres",
                    "conductor-oss/conductor",
                    "postgres-persistence/src/main/resources/db/migration_postgres",
                    Product.POSTGRESQL,
                    files -> Layouts.flyway(files, "V")),
            of(
                            "authelia-mysql",
                            "authelia/authelia",
                            "internal/storage/migrations/mysql",
                            Product.MARIADB,
                            Layouts::authelia)
                    .inWholeFiles(),
            of(
                    "authelia-postgres",
                    "authelia/authelia",
                    "internal/storage/migrations/postgres",
                    Product.POSTGRESQL,
                    Layouts::authelia),
            of(
                            "authelia-sqlite",
                            "authelia/authelia",
                            "internal/storage/migrations/sqlite",
                            Product.SQLITE,
                            Layouts::authelia)
                    // It calls a function that the project adds to SQLite.
                    .stoppingAt("0002"),
            of(
                    "ccd-definition-store",
                    "hmcts/ccd-definition-store-api",
                    "repository/src/main/resources/db/migration",
                    Product.POSTGRESQL,
                    files -> Layouts.flyway(files, "V")),
            of(
                    "credhub-postgres",
                    "cloudfoundry/credhub",
                    "applications/credhub-api/src/main/resources/db/migration",
                    Product.POSTGRESQL,
                    files -> Layouts.flyway(within(files, "postgres/", "common/"), "V")),
            of(
                    "credhub-mysql",
                    "cloudfoundry/credhub",
                    "applications/credhub-api/src/main/resources/db/migration",
                    Product.MARIADB,
                    files -> Layouts.flyway(within(files, "mysql/", "common/"), "V")),
            of(
                    "marquez",
                    "MarquezProject/marquez",
                    "api/src/main/resources/marquez/db/migration",
                    Product.POSTGRESQL,
                    files -> Layouts.flyway(files, "V")),
            of("openfga-postgres", "openfga/openfga", "assets/migrations/postgres", Product.POSTGRESQL, Layouts::goose),
            of("openfga-mysql", "openfga/openfga", "assets/migrations/mysql", Product.MARIADB, Layouts::goose)
                    // What MySQL alone understands.
                    .stoppingAt("007"),
            of("openfga-sqlite", "openfga/openfga", "assets/migrations/sqlite", Product.SQLITE, Layouts::goose),
            of(
                            "openlmis-stockmanagement",
                            "OpenLMIS/openlmis-stockmanagement",
                            "src/main/resources/db/migration",
                            Product.POSTGRESQL,
                            files -> Layouts.flyway(files, ""))
                    .after("CREATE SCHEMA stockmanagement")
                    .withSession("SET search_path TO stockmanagement, public"),
            of(
                    "ory-hydra-postgres",
                    "ory/hydra",
                    "persistence/sql/migrations",
                    Product.POSTGRESQL,
                    files -> Layouts.ory(files, "postgres")),
            of(
                            "ory-hydra-mysql",
                            "ory/hydra",
                            "persistence/sql/migrations",
                            Product.MARIADB,
                            files -> Layouts.ory(files, "mysql"))
                    .inWholeFiles()
                    // What MySQL alone understands.
                    .stoppingAt("20220513000001000001"),
            of(
                    "ory-hydra-sqlite",
                    "ory/hydra",
                    "persistence/sql/migrations",
                    Product.SQLITE,
                    files -> Layouts.ory(files, "sqlite")),
            of(
                            "playbooks-postgres",
                            "mattermost/mattermost-plugin-playbooks",
                            "server/sqlstore/migrations/postgres",
                            Product.POSTGRESQL,
                            Layouts::golangMigrate)
                    .after(
                            "CREATE TABLE channels (id varchar(26) PRIMARY KEY, createat bigint, deleteat bigint,"
                                    + " teamid varchar(26), type varchar(10), displayname varchar(64), name varchar(64))",
                            "CREATE TABLE posts (id varchar(26) PRIMARY KEY, createat bigint)",
                            "CREATE TABLE pluginkeyvaluestore (pluginid varchar(190), pkey varchar(50), pvalue bytea,"
                                    + " expireat bigint, PRIMARY KEY (pluginid, pkey))",
                            "CREATE TABLE teams (id varchar(26) PRIMARY KEY)",
                            "CREATE TABLE users (id varchar(26) PRIMARY KEY)")
                    // It changes a table that nothing made.
                    .stoppingAt("000082"),
            of("supabase-auth", "supabase/auth", "migrations", Product.POSTGRESQL, Layouts::timestamps)
                    .rendered(text -> text.replaceAll("\\{\\{\\s*index\\s+\\.Options\\s+\"Namespace\"\\s*}}", "auth"))
                    .after("CREATE SCHEMA auth"));

    private static Corpus of(
            String name,
            String repository,
            String folder,
            Product product,
            Function<SortedMap<String, byte[]>, List<Migration>> layout) {
        return new Corpus(
                name, repository, folder, product, layout, UnaryOperator.identity(), List.of(), List.of(), false, "");
    }

    private Corpus rendered(UnaryOperator<String> how) {
        return new Corpus(name, repository, folder, product, layout, how, before, session, wholeFiles, stop);
    }

    private Corpus after(String... statements) {
        return new Corpus(
                name, repository, folder, product, layout, rendering, List.of(statements), session, wholeFiles, stop);
    }

    private Corpus withSession(String... statements) {
        return new Corpus(
                name, repository, folder, product, layout, rendering, before, List.of(statements), wholeFiles, stop);
    }

    private Corpus inWholeFiles() {
        return new Corpus(name, repository, folder, product, layout, rendering, before, session, true, stop);
    }

    private Corpus stoppingAt(String version) {
        return new Corpus(name, repository, folder, product, layout, rendering, before, session, wholeFiles, version);
    }

    /** Its migrations in order, read from a folder of mirrors. */
    List<Migration> migrations(Path mirrors) {
        return layout.apply(Repository.in(mirrors, repository).files(folder)).stream()
                .map(migration -> new Migration(
                        migration.version(),
                        migration.name(),
                        render(migration.up()),
                        migration.down().map(this::render)))
                .toList();
    }

    private Body render(Body body) {
        String text = new String(body.sql(), StandardCharsets.UTF_8);
        String rendered = rendering.apply(text);
        return rendered.equals(text) ? body : new Body(rendered.getBytes(StandardCharsets.UTF_8), body.transactional());
    }

    private static SortedMap<String, byte[]> within(SortedMap<String, byte[]> files, String... folders) {
        return files.entrySet().stream()
                .filter(file -> List.of(folders).stream().anyMatch(file.getKey()::startsWith))
                .collect(Collectors.toMap(
                        java.util.Map.Entry::getKey, java.util.Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    @Override
    public String toString() {
        return name;
    }
}
