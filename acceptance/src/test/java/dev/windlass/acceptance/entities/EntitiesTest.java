package dev.windlass.acceptance.entities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Entities, compiled here, through both versions of Hibernate, to real databases. */
@Tag("server")
class EntitiesTest {
    private static final List<String> VERSIONS = List.of("hibernate-6.6", "hibernate-7.4");

    private static final String PATIENT = """
            package clinic;
            import dev.windlass.RenamedFrom;
            import jakarta.persistence.*;
            import java.time.*;
            import java.util.*;
            @Entity @Table(name = "patients", indexes = @Index(name = "ix_patients_name", columnList = "fullName"))
            public class Patient {
                public enum State { ACTIVE, GONE }
                @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                @Column(nullable = false, length = 80) String fullName;
                LocalDate birthDate;
                @Enumerated(EnumType.STRING) State state;
                @Embedded Address address;
                @ManyToMany Set<Label> labels = new HashSet<>();
            }
            """;

    private static final String ADDRESS = """
            package clinic;
            import jakarta.persistence.*;
            @Embeddable public class Address {
                String street;
                @Column(precision = 9, scale = 6) java.math.BigDecimal latitude;
            }
            """;

    private static final String LABEL = """
            package clinic;
            import jakarta.persistence.*;
            @Entity public class Label {
                @Id @GeneratedValue Long id;
                @Column(unique = true) String name;
                @Version int version;
                @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "fk_label_parent")) Label parent;
            }
            """;

    @TempDir
    Path folder;

    static Stream<Arguments> cases() {
        return Stream.of(TestServers.postgresql(14), TestServers.postgresql(18), TestServers.mariadb())
                .flatMap(server -> VERSIONS.stream().map(version -> Arguments.of(server, version)));
    }

    @BeforeEach
    void writeEntities() throws IOException {
        source("Patient", PATIENT);
        source("Address", ADDRESS);
        source("Label", LABEL);
        Files.createDirectories(folder.resolve("versions"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void oneRevisionMakesWhatTheEntitiesSayAndTheNextOneTheChange(TestServer server, String version) throws Exception {
        compile(version);
        configure(version, "packages = [\"clinic\"], naming = \"spring\"");
        try (TestDatabase database = server.createDatabase()) {
            assertThat(windlass(database, "check").status()).isEqualTo(3);
            ok(database, "revision", "--autogenerate", "-m", "First");
            ok(database, "upgrade", "head");
            ok(database, "check");
            assertThat(database.query("SELECT count(*) FROM patients_labels")).isEqualTo(List.of(List.of("0")));

            source(
                    "Patient",
                    PATIENT.replace(
                                    "    LocalDate birthDate;",
                                    "    @RenamedFrom(\"birth_date\") LocalDate bornOn;\n    String phone;")
                            .replace("length = 80", "length = 90"));
            compile(version);
            CommandLine.Result generated = windlass(database, "revision", "--autogenerate", "-m", "Second");
            assertThat(generated.status()).as(generated.toString()).isZero();
            assertThat(generated.out()).contains("rename column  patients.birth_date");
            database.execute("INSERT INTO patients (full_name, birth_date) VALUES ('a', '2000-01-31')");
            ok(database, "upgrade", "head");
            ok(database, "check");
            assertThat(database.query("SELECT born_on FROM patients")).isEqualTo(List.of(List.of("2000-01-31")));
            ok(database, "downgrade", "base");
        }
    }

    @Test
    void takesAPersistenceUnitAndNamesAsJpaHasThem() throws Exception {
        compile("hibernate-7.4");
        Path unit = Files.createDirectories(folder.resolve("classes/META-INF")).resolve("persistence.xml");
        Files.writeString(unit, """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                  <persistence-unit name="clinic">
                    <exclude-unlisted-classes>false</exclude-unlisted-classes>
                    <properties>
                      <property name="jakarta.persistence.jdbc.url" value="jdbc:postgresql://nowhere/none"/>
                    </properties>
                  </persistence-unit>
                </persistence>
                """);
        configure("hibernate-7.4", "unit = \"clinic\"");
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            CommandLine.Result check = windlass(database, "check");
            assertThat(check.status()).as(check.toString()).isEqualTo(3);
            assertThat(check.out()).contains("patients_Label".toLowerCase(java.util.Locale.ROOT));
        }
        configure("hibernate-7.4", "unit = \"clinics\"");
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            CommandLine.Result check = windlass(database, "check");
            assertThat(check.status()).isNotZero();
            assertThat(check.error()).contains("there is no persistence unit \"clinics\"", "there are clinic");
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void saysWhatHibernateRefusesAndWhere(String version) throws Exception {
        source("Label", LABEL.replace("@Id @GeneratedValue ", ""));
        compile(version);
        configure(version, "packages = [\"clinic\"]");
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            CommandLine.Result check = windlass(database, "check");
            assertThat(check.status()).as(check.toString()).isNotZero();
            assertThat(check.error()).contains("WL7014", "Hibernate refuses the entities", "clinic.Label");
        }
    }

    static Stream<String> versions() {
        return VERSIONS.stream();
    }

    @Test
    void saysWhatIsMissingFromTheClassPath() throws Exception {
        compile("hibernate-7.4");
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            write("model = { kind = \"hibernate\", classpath = [\"classes\"], packages = [\"clinic\"] }\n");
            assertThat(windlass(database, "check").error()).contains("There is no Hibernate on the model's class path");
            write("model = { kind = \"hibernate\", classpath = [\"nothing\"], packages = [\"clinic\"] }\n");
            assertThat(windlass(database, "check").error()).contains("There is nothing at", "nothing");
            configure("hibernate-7.4", "packages = [\"other\"]");
            assertThat(windlass(database, "check").error()).contains("no entity was found", "model.packages");
        }
    }

    private void source(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("src/clinic")).resolve(name + ".java"), text);
    }

    private void compile(String version) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String path;
        try (Stream<Path> jars = Files.list(jars(version))) {
            path = jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator))
                    + File.pathSeparator
                    + System.getProperty("java.class.path");
        }
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> sources = Files.list(folder.resolve("src/clinic"))) {
            List<String> options = List.of("-proc:none", "-d", classes.toString(), "-classpath", path);
            assertThat(compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources.toList()))
                            .call())
                    .isTrue();
        }
    }

    private static Path jars(String version) {
        return Path.of("target", version).toAbsolutePath();
    }

    private void configure(String version, String more) throws IOException {
        write("model = { kind = \"hibernate\", classpath = [\"classes\", \"" + jars(version) + "/*\"], " + more
                + " }\n");
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("windlass.toml"), text);
    }

    private void ok(TestDatabase database, String... words) {
        CommandLine.Result result = windlass(database, words);
        assertThat(result.status()).as("%s%n%s", List.of(words), result).isZero();
    }

    private CommandLine.Result windlass(TestDatabase database, String... words) {
        List<String> all = Stream.concat(Stream.of("--url", database.jdbcUrl()), Stream.of(words))
                .toList();
        return CommandLine.run(folder, all.toArray(String[]::new));
    }
}
