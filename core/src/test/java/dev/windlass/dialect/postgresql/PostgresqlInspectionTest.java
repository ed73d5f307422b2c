package dev.windlass.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.SchemaObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the rows of a catalogue mean. The rows were captured of a database with every kind of object; run with
 * {@code -Dwindlass.update=true} to write what is made of them.
 */
class PostgresqlInspectionTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/windlass/dialect/postgresql");
    private static final InspectionScope PUBLIC = InspectionScope.of("public");

    @ParameterizedTest
    @ValueSource(strings = {"14", "15", "18"})
    void readsEveryKindOfObject(String version) throws IOException {
        String name = "schema-" + version + ".txt";
        String found = SchemaText.of(assemble(version, PUBLIC));
        if (Boolean.getBoolean("windlass.update")) {
            Files.writeString(
                    Path.of("src/test/resources/dev/windlass/dialect/postgresql")
                            .resolve(name),
                    found);
        }
        assertThat(found).isEqualTo(Files.readString(FOLDER.resolve(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"14", "18"})
    void leavesOutItsOwnTables(String version) throws IOException {
        InspectionScope scope = new InspectionScope(
                "public", Set.of(), Set.of(QualifiedName.of("public", "types"), QualifiedName.of("app", "cache")));
        Inspected all = assemble(version, PUBLIC);
        Inspected rest = assemble(version, scope);
        assertThat(all.schema().objects().keySet())
                .filteredOn(key -> !rest.schema().objects().containsKey(key))
                .extracting(Object::toString)
                .containsExactly("table 'types'", "table 'app.cache'");
    }

    @Test
    void leavesOutANamespaceThatHoldsNothingButItsOwnTables() throws IOException {
        InspectionScope scope =
                new InspectionScope("public", Set.of(), Set.of(QualifiedName.of("Odd Name", "Odd.Table")));
        assertThat(assemble("14", scope).schema().objects().values())
                .extracting(SchemaObject::key)
                .extracting(Object::toString)
                .contains("namespace 'app'")
                .doesNotContain("namespace 'Odd Name'");
    }

    private static Inspected assemble(String version, InspectionScope scope) throws IOException {
        return Postgresql.dialect()
                .inspection()
                .assemble(
                        ServerVersion.parse(DialectName.POSTGRESQL, version),
                        scope,
                        CapturedRows.parse(Files.readString(FOLDER.resolve("rows-" + version + ".txt"))));
    }
}
