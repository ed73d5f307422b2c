package dev.windlass.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.error.Problem;
import dev.windlass.lint.all.Linter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinterTest {
    /** Tokens are put together here, so that no scanner takes this file for a leak. */
    private static String joined(String text) {
        return text.replace("~", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "private-key | INSERT INTO k VALUES ('-----BEGIN RSA PRIV~ATE KEY-----\\nMIIEpAIBAAKCAQEA7bq0JZ3x1y8vGq5nQeZ1c2d3e4f5g6h7');",
                "private-key | INSERT INTO k VALUES ('-----BEGIN OPENSSH PRIV~ATE KEY----- b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZWQy');",
                "token | INSERT INTO t VALUES ('AKIA~IOSFODNN7ABCDEFG');",
                "token | -- ghp_~0123456789abcdefghijABCDEFGHIJ012345",
                "token | UPDATE s SET v = 'eyJhbGciOiJIUzI1NiJ9.~eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';",
                "password-in-sql | CREATE USER app IDENTIFIED BY 'hunter2';",
                "password-in-sql | ALTER ROLE app WITH LOGIN PASSWORD 'hunter2';",
                "password-in-sql | CREATE USER a@'%' IDENTIFIED WITH mysql_native_password BY 'hunter2';",
                "password-in-url | SELECT dblink('postgresql://app:hunter2@db.example.org/x');",
                "ssn | INSERT INTO p (ssn) VALUES ('078-05-1120');",
                "card-number | INSERT INTO p (card) VALUES ('4111111111111111');",
                "card-number | -- tried with 5555 5555 5555 4444",
                "npi | INSERT INTO providers (npi) VALUES (1234567893);",
                "birth-date | INSERT INTO patients (first_name, dob) VALUES ('Ann', '1980-02-29');",
                "birth-date | UPDATE p SET name = 'Ann', date_of_birth = '1980-02-29' WHERE id = 1;",
            })
    void whatShouldNotBeThereIsFound(String rule, String sql) {
        String script = "-- A line\n" + joined(sql).replace("\\n", "\n") + "\n";
        List<Problem> found = Linter.problems(new ScriptText(ScriptText.Language.SQL, script), "a.sql");
        assertThat(found).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("(rule " + rule + ")");
            assertThat(problem.where()).startsWith("a.sql:2:");
            assertThat(problem.toString()).doesNotContain("hunter2", "078-05", "4111", "1980", "AKIA", "MIIE");
        });
        String why = "-- windlass: ignore " + rule + " made up for a test\n" + script;
        assertThat(Linter.problems(new ScriptText(ScriptText.Language.SQL, why), "a.sql"))
                .isEmpty();
        String nothing = "-- windlass: ignore " + rule + "\n" + script;
        assertThat(Linter.problems(new ScriptText(ScriptText.Language.SQL, nothing), "a.sql"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).endsWith("does not say why"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CREATE USER app IDENTIFIED BY '${app_password}'|x",
                "CREATE USER app IDENTIFIED BY ''|x",
                "ALTER TABLE users ADD COLUMN password varchar(255) DEFAULT 'x'|x",
                "-- postgres://user:password@localhost/db|x",
                "-- postgresql://${USER}:${PASSWORD}@host/db|x",
                "INSERT INTO p VALUES ('4111111111111112', '20250802211305', 1234567893)|x",
                "INSERT INTO p VALUES ('000-12-3456', '2025-08-02', '900-12-3456', '12-345-6789', '1078-05-1120')|x",
                "INSERT INTO npi_codes (npi) VALUES (1234567890)|x",
                "INSERT INTO holidays (name, day) VALUES ('New Year', '2025-01-01')|x",
                "INSERT INTO patients (first_name, dob) SELECT first_name, dob FROM old|x",
                "INSERT INTO t VALUES ('a9ef987fd631', '5a289521e8b4411111111111')|x",
                "-----BEGIN PUBLIC KEY-----|x",
                "COMMENT ON COLUMN k.v IS 'begins with -----BEGIN PRIVATE KEY-----'|x",
            })
    void whatLooksLikeItIsNotFound(String sql, String ignored) {
        assertThat(Linter.problems(new ScriptText(ScriptText.Language.SQL, sql), "a.sql"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "JAVA | true | op.execute(\"UPDATE u SET name = '\" + name + \"'\");",
                "JAVA | true | op.query(\"SELECT id FROM \" + table + \" WHERE id = 1\");",
                "JAVA | true | op.execute(String.format(\"DELETE FROM t WHERE id = %s\", id));",
                "JAVA | true | op.execute(\"DELETE FROM t WHERE id = %s\".formatted(id));",
                "JAVA | true | statement.executeUpdate(\"UPDATE u SET a = \" + row.text(\"a\") + b);",
                "JAVA | false | op.execute(\"UPDATE u SET name = ? WHERE id = ?\", name, id);",
                "JAVA | false | op.execute(\"UPDATE u \" + \"SET a = 1\");",
                "JAVA | false | op.execute(\"UPDATE \" + TABLE + \" SET a = 1\");",
                "JAVA | false | op.execute(\"UPDATE u SET a = 1\", \"x\" + y);",
                "JAVA | false | // op.execute(\"DELETE FROM t WHERE id = \" + id);",
                "JAVA | false | log.info(\"update of \" + name);",
            })
    void sqlThatIsPutTogetherIsFound(ScriptText.Language language, boolean found, String code) {
        assertThat(Linter.problems(new ScriptText(language, "x\n" + code), "a")).hasSize(found ? 1 : 0);
    }

    @Test
    void everyRuleHasItsOwnName() {
        assertThat(Linter.RULES.stream().map(Rule::id)).doesNotHaveDuplicates().hasSizeGreaterThan(5);
    }
}
