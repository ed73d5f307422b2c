package dev.windlass.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionMarkersTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-- +goose NO TRANSACTION | true",
                "--+goose no transaction | true",
                "-- no-transaction | true",
                "-- flyway:executeInTransaction=false | true",
                "-- atlas:txmode none | true",
                "-- migrate:up transaction:false | true",
                "-- +goose Up | false",
                "-- no-transactions here | false",
                "SELECT '-- no-transaction'; | false",
                "-- this must not be in no-transaction mode | false",
            })
    void linesOfOtherTools(String line, boolean marked) throws IOException {
        assertThat(TransactionMarkers.noTransaction(file("1_a.up.sql", "-- first\n" + line + "\nSELECT 1;\n")))
                .isEqualTo(marked);
    }

    @ParameterizedTest
    @CsvSource({
        "1_a.up.sql.conf, executeInTransaction=false, true",
        "1_a.up.sql.conf, executeInTransaction=true, false",
        "2_b.up.sql.conf, executeInTransaction=false, false",
        "metadata.toml, run_in_transaction = false, true",
        "metadata.toml, # run_in_transaction = false, false",
    })
    void filesOfOtherTools(String name, String text, boolean marked) throws IOException {
        file(name, text + "\n");
        assertThat(TransactionMarkers.noTransaction(file("1_a.up.sql", "SELECT 1;\n")))
                .isEqualTo(marked);
    }

    private ScriptFile file(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.writeString(path, text);
        return new ScriptFile(path, name);
    }
}
