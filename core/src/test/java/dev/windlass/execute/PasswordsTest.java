package dev.windlass.execute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE ROLE app LOGIN PASSWORD 's3cret'",
                "ALTER USER app WITH ENCRYPTED PASSWORD E's3cret'",
                "CREATE USER MAPPING FOR app SERVER s OPTIONS (user 'bob', password 's3cret')",
                "CREATE USER 'app'@'%' IDENTIFIED BY 's3cret'",
                "CREATE USER app IDENTIFIED BY \"s3cret\"",
                "ALTER USER app IDENTIFIED WITH mysql_native_password BY 's3cret'",
                "CREATE USER app IDENTIFIED BY PASSWORD 's3cret'",
                "CREATE USER app IDENTIFIED VIA ed25519 USING PASSWORD('s3cret')",
                "SET PASSWORD FOR app = PASSWORD('s3cret')",
                "CHANGE MASTER TO MASTER_HOST='h', MASTER_PASSWORD='s3cret', MASTER_PORT=1",
                "PRAGMA key = 's3cret'",
                "SELECT dblink_connect('host=h password=s3cret dbname=d')",
                "CREATE SUBSCRIPTION s CONNECTION 'postgresql://app:s3cret@h/d' PUBLICATION p",
                "CREATE ROLE app PASSWORD 's3cret''s and\\'s'"
            })
    void passwordsAreReplacedInPlace(String sql) {
        assertThat(Passwords.in(sql)).isTrue();
        assertThat(Passwords.masked(sql)).doesNotContain("s3cret").hasSameSizeAs(sql);
        assertThat(Passwords.masked("no such user 's3cret'", sql)).doesNotContain("'s3cret'".repeat(2));
        assertThat(Passwords.masked("syntax error near ''s3cr' at line 1", sql)).doesNotContain("s3cr");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE users (password varchar(60) NOT NULL, name text DEFAULT 'x')",
                "INSERT INTO settings VALUES ('password_rules', 'long')",
                "ALTER ROLE app PASSWORD NULL",
                "COMMENT ON COLUMN users.password IS 'hashed'"
            })
    void otherTextsStay(String sql) {
        assertThat(Passwords.masked(sql)).isEqualTo(sql);
        assertThat(Passwords.masked("near 'x' at line 1", sql)).isEqualTo("near 'x' at line 1");
    }
}
