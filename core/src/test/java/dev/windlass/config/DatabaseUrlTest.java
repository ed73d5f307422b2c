package dev.windlass.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    /** One line for a URL: JDBC URL, then every driver property, secrets too. */
    private static String driver(DatabaseUrl url) {
        return url.toJdbcUrl() + " " + new TreeMap<>(url.properties());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '`', textBlock = """
            postgresql://u:p@h:5433/db | jdbc:postgresql://h:5433/db {password=p, user=u}
            postgres://u@h/db | jdbc:postgresql://h/db {user=u}
            postgresql:// | jdbc:postgresql://localhost/ {}
            postgresql://h | jdbc:postgresql://h/ {}
            postgresql:///db | jdbc:postgresql://localhost/db {}
            postgresql://h1:5432,h2/db | jdbc:postgresql://h1:5432,h2/db {}
            postgresql://h1,h2:5433/db?target_session_attrs=read-write | jdbc:postgresql://h1,h2:5433/db {targetServerType=primary}
            postgresql://u:p@[::1]:5432/db | jdbc:postgresql://[::1]:5432/db {password=p, user=u}
            postgresql://[2001:db8::1]/db | jdbc:postgresql://[2001:db8::1]/db {}
            postgresql+asyncpg://u:p@h/db?ssl=require | jdbc:postgresql://h/db {password=p, sslmode=require, user=u}
            postgresql+psycopg2://u:p@h/db?connect_timeout=5&application_name=x+y | jdbc:postgresql://h/db {ApplicationName=x y, connectTimeout=5, password=p, user=u}
            postgresql+psycopg://u:p@/db?host=h1:5433&host=h2:5434 | jdbc:postgresql://h1:5433,h2:5434/db {password=p, user=u}
            postgresql+psycopg2://u@/db?host=h1,h2&port=5433,5434 | jdbc:postgresql://h1:5433,h2:5434/db {user=u}
            pgx5://u:p@h:5432/db?sslmode=verify-full&sslrootcert=/ca.pem | jdbc:postgresql://h:5432/db {password=p, sslmode=verify-full, sslrootcert=/ca.pem, user=u}
            postgres://h/db?search_path=a,b&sslmode=disable | jdbc:postgresql://h/db {options=-c search_path=a,b, sslmode=disable}
            postgres://h/db?options=-c%20geqo%3Doff | jdbc:postgresql://h/db {options=-c geqo=off}
            postgresql://h/db?schema=app&connection_limit=5&pgbouncer=true | jdbc:postgresql://h/db {currentSchema=app}
            postgresql://h/my%20db | jdbc:postgresql://h/my%20db {}
            postgresql://h/db?user=a&password=b%40c | jdbc:postgresql://h/db {password=b@c, user=a}
            cockroachdb://root@h:26257/defaultdb?sslmode=disable | jdbc:postgresql://h:26257/defaultdb {sslmode=disable, user=root}
            jdbc:postgresql://h:5432/db?user=u&password=p&ssl=true&currentSchema=s | jdbc:postgresql://h:5432/db {currentSchema=s, password=p, ssl=true, user=u}
            jdbc:postgresql:db | jdbc:postgresql://localhost/db {}
            jdbc:postgresql:/ | jdbc:postgresql://localhost/ {}
            jdbc:postgresql://h/ | jdbc:postgresql://h/ {}
            JDBC:postgresql://h/db | jdbc:postgresql://h/db {}
            host=h port=5433 dbname=db user=u password=p | jdbc:postgresql://h:5433/db {password=p, user=u}
            dbname='my db' password='a\\'b \\\\c' sslmode = require | jdbc:postgresql://localhost/my%20db {password=a'b \\c, sslmode=require}
            host=::1 dbname=db | jdbc:postgresql://[::1]/db {}
            host=h1,h2 port=5433 dbname=db | jdbc:postgresql://h1:5433,h2:5433/db {}
            mysql://u:p@h:3306/db | jdbc:mariadb://h:3306/db {password=p, user=u}
            mysql://u:p@tcp(h:3307)/db?parseTime=true&multiStatements=true | jdbc:mariadb://h:3307/db {allowMultiQueries=true, password=p, user=u}
            mysql://u:p%40@tcp([::1]:3306)/db | jdbc:mariadb://[::1]:3306/db {password=p@, user=u}
            mysql://u:p@(h)/db | jdbc:mariadb://h/db {password=p, user=u}
            mysql://u@/db | jdbc:mariadb://localhost/db {user=u}
            mysql://u:p@tcp/db | jdbc:mariadb://localhost/db {password=p, user=u}
            mysql://u:p@tcp(h)/db?tls=skip-verify&timeout=5s&time_zone=%27%2B00%3A00%27 | jdbc:mariadb://h/db {connectTimeout=5000, password=p, sessionVariables=time_zone='+00:00', sslMode=trust, user=u}
            mysql+pymysql://u:p@h/db?charset=utf8mb4 | jdbc:mariadb://h/db {password=p, user=u}
            mysql+mysqldb://u:p@h/db?ssl_ca=/ca.pem&connect_timeout=7 | jdbc:mariadb://h/db {connectTimeout=7000, password=p, serverSslCert=/ca.pem, sslMode=verify-ca, user=u}
            mysql+pymysql://u:p@h/db?sql_mode=ANSI&ssl_mode=VERIFY_IDENTITY | jdbc:mariadb://h/db {password=p, sessionVariables=sql_mode='ANSI', sslMode=verify-full, user=u}
            mariadb+mariadbconnector://u:p@h/db | jdbc:mariadb://h/db {password=p, user=u}
            mysql2://u:p@h/db?encoding=utf8 | jdbc:mariadb://h/db {password=p, user=u}
            jdbc:mysql://h:3306/db?user=u&password=p&useSSL=false&serverTimezone=UTC&characterEncoding=utf8 | jdbc:mariadb://h:3306/db {connectionTimeZone=UTC, password=p, sslMode=disable, user=u}
            jdbc:mariadb://h1,h2:3307/db | jdbc:mariadb://h1,h2:3307/db {}
            jdbc:mariadb:sequential://h1,h2/db | jdbc:mariadb://h1,h2/db {}
            jdbc:mysql://address=(host=h1)(port=3307),address=(host=h2)/db | jdbc:mariadb://h1:3307,h2/db {}
            sqlite:///app.db | jdbc:sqlite:app.db {}
            sqlite:////var/lib/app.db | jdbc:sqlite:/var/lib/app.db {}
            sqlite:///C:/data/app.db | jdbc:sqlite:C:/data/app.db {}
            sqlite:// | jdbc:sqlite::memory: {}
            sqlite:///:memory: | jdbc:sqlite::memory: {}
            :memory: | jdbc:sqlite::memory: {}
            sqlite+aiosqlite:///./app.db | jdbc:sqlite:./app.db {}
            sqlite+pysqlite:///app.db?timeout=10&check_same_thread=false | jdbc:sqlite:app.db {busy_timeout=10000}
            sqlite:///app.db?mode=ro | jdbc:sqlite:file:app.db?mode=ro {}
            sqlite:///file:app.db?mode=ro&uri=true | jdbc:sqlite:file:app.db?mode=ro {}
            sqlite3://app.db | jdbc:sqlite:app.db {}
            sqlite3:///var/app.db?x-no-tx-wrap=true | jdbc:sqlite:/var/app.db {}
            sqlite://app.db | jdbc:sqlite:app.db {}
            sqlite:app.db | jdbc:sqlite:app.db {}
            sqlite3://app.db?_foreign_keys=1&_busy_timeout=5000 | jdbc:sqlite:app.db {busy_timeout=5000, foreign_keys=1}
            sqlite://app.db?_pragma=foreign_keys(1) | jdbc:sqlite:app.db {foreign_keys=1}
            sqlite:///my%20app.db | jdbc:sqlite:my%20app.db {}
            file:///tmp/my%20app.db?mode=ro | jdbc:sqlite:file:/tmp/my%20app.db?mode=ro {}
            jdbc:sqlite:/tmp/app.db | jdbc:sqlite:/tmp/app.db {}
            jdbc:sqlite::memory: | jdbc:sqlite::memory: {}
            jdbc:sqlite: | jdbc:sqlite::memory: {}
            jdbc:sqlite:app.db?foreign_keys=on | jdbc:sqlite:app.db {foreign_keys=on}
            jdbc:sqlite:file:shared?mode=memory&cache=shared | jdbc:sqlite:file:shared?cache=shared&mode=memory {}
            """)
    void readsEveryForm(String text, String expected) {
        assertThat(driver(DatabaseUrl.parse(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p@ss", "@", "a:b", "a/b", "p@a/b", "a#b", "100%", "%zz", "a?b", "p@a?b", "a b", "ü€", "#/?:@%",
                "a&b=c", "a+b", "//", "12/34"
            })
    void readsPasswordsEncodedOrNot(String password) {
        for (String scheme : new String[] {"postgresql", "postgres+asyncpg", "mysql", "mysql+pymysql", "mariadb"}) {
            for (String place : new String[] {"h:1234/db", "h/db?sslmode=disable"}) {
                for (String written : new String[] {password, Percent.encode(password, "")}) {
                    DatabaseUrl url = DatabaseUrl.parse(scheme + "://us%40er:" + written + "@" + place);
                    assertThat(url.password())
                            .as(scheme + " " + written + " " + place)
                            .contains(password);
                    assertThat(url.user()).contains("us@er");
                    assertThat(url.hosts().getFirst().name()).isEqualTo("h");
                    assertThat(url.database()).isEqualTo("db");
                    assertThat(url.toString())
                            .doesNotContain(":" + password + "@")
                            .contains(":***@");
                }
            }
        }
        DatabaseUrl go = DatabaseUrl.parse("mysql://u:" + password + "@tcp(h:3306)/db?x-migrations-table=m");
        assertThat(go.password()).contains(password);
        assertThat(go.hosts()).containsExactly(new DatabaseUrl.Host("h", 3306));
        String quoted = password.replace("\\", "\\\\").replace("'", "\\'");
        assertThat(DatabaseUrl.parse("host=h password='" + quoted + "'").password())
                .contains(password);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            postgresql:///db?host=/var/run/postgresql | /var/run/postgresql | 0
            postgresql://%2Fvar%2Frun%2Fpostgresql:5433/db | /var/run/postgresql | 5433
            postgresql+psycopg2://u@/db?host=/tmp:5433 | /tmp | 5433
            postgresql+pg8000://u@/db?unix_sock=/tmp/.s.PGSQL.5432 | /tmp | 5432
            host=/tmp dbname=db | /tmp | 0
            mysql://u:p@unix(/run/mysqld.sock)/db | /run/mysqld.sock | 0
            mysql+pymysql://u:p@/db?unix_socket=/run/mysqld.sock | /run/mysqld.sock | 0
            jdbc:mariadb://localhost/db?localSocket=/run/mysqld.sock | /run/mysqld.sock | 0
            """)
    void readsUnixSockets(String text, String name, int port) {
        DatabaseUrl url = DatabaseUrl.parse(text);
        assertThat(url.hosts()).containsExactly(new DatabaseUrl.Host(name, port));
        assertThat(url.hosts().getFirst().isSocket()).isTrue();
        assertThat(url.database()).isEqualTo("db");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '`', textBlock = """
            postgresql://u:secret@h:5432/db?sslmode=require&sslpassword=secret | postgresql://u:***@h:5432/db?sslmode=require&sslpassword=***
            jdbc:mysql://h/db?user=u&password=secret&trustStorePassword=secret | mysql://u:***@h/db?trustStorePassword=***
            postgresql+asyncpg://:secret@/db | postgresql://:***@/db
            mariadb+pymysql://u@h/db | mariadb://u@h/db
            host=/tmp dbname=db password=secret | postgresql://:***@%2Ftmp/db
            sqlite:////tmp/app.db?mode=ro | sqlite:////tmp/app.db?mode=ro
            sqlite:// | sqlite://
            """)
    void masksSecrets(String text, String expected) {
        DatabaseUrl url = DatabaseUrl.parse(text);
        assertThat(url.masked()).isEqualTo(expected);
        assertThat(url).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "app.db",
                "nonsense:secret",
                "oracle://u:secret@h/db",
                "jdbc:h2:mem:secret",
                "jdbc:oracle:thin:u/secret@h",
                "postgresql://u:p@h:secret/db",
                "postgresql://h:99999/secret",
                "postgresql://u:secret",
                "host=h password='secret",
                "host=h secret",
                "postgresql:secret",
                "mysql+pymysql://u:secret@h/db?connect_timeout=secret",
                "jdbc:mysql:secret",
                "u:secret@h/db"
            })
    void refusesWithoutEchoingASecret(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text)).isInstanceOfSatisfying(WindlassException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.BAD_URL);
            assertThat(e.problems().toString()).doesNotContain("secret");
        });
    }

    @Test
    void namesTheNearestScheme() {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgrsql://h/db"))
                .hasMessageContaining("did you mean \"postgresql\"?");
    }

    @Test
    void keepsTheParametersOfGolangMigrateApart() {
        DatabaseUrl url = DatabaseUrl.parse(
                "postgres://h/db?x-migrations-table=%22ops%22.%22m%22%22x%22&x-migrations-table-quoted=1&x-statement-timeout=500&sslmode=disable&wat=1");
        assertThat(url.toolParameters())
                .containsOnlyKeys("x-migrations-table", "x-migrations-table-quoted", "x-statement-timeout");
        assertThat(url.parameters()).isEqualTo(Map.of("sslmode", "disable"));
        assertThat(url.ignored()).containsExactly("wat");
        assertThat(url.migrationsTable()).contains(new DatabaseUrl.TableName(java.util.Optional.of("ops"), "m\"x"));
        assertThat(DatabaseUrl.parse("mysql://h/db?x-migrations-table=m").migrationsTable())
                .contains(new DatabaseUrl.TableName(java.util.Optional.empty(), "m"));
        assertThat(DatabaseUrl.parse("mysql://h/db").migrationsTable()).isEmpty();
    }

    @Test
    void completesFromTheClientsVariables() {
        Map<String, String> environment = Map.of(
                "PGHOST",
                "pg",
                "PGPORT",
                "5433",
                "PGDATABASE",
                "d",
                "PGUSER",
                "u",
                "PGPASSWORD",
                "p",
                "PGSSLMODE",
                "require",
                "MYSQL_PWD",
                "m");
        assertThat(driver(DatabaseUrl.parse("postgresql://").withEnvironment(environment)))
                .isEqualTo("jdbc:postgresql://pg:5433/d {password=p, sslmode=require, user=u}");
        assertThat(driver(DatabaseUrl.parse("postgresql://a:b@h/x?sslmode=disable")
                        .withEnvironment(environment)))
                .isEqualTo("jdbc:postgresql://h/x {password=b, sslmode=disable, user=a}");
        assertThat(driver(DatabaseUrl.parse("mysql://a@h/x").withEnvironment(environment)))
                .isEqualTo("jdbc:mariadb://h/x {password=m, user=a}");
    }

    @Test
    void resolvesSqliteFilesAgainstAFolder() {
        Path folder = Path.of("/project/conf");
        assertThat(DatabaseUrl.parse("sqlite:///../app.db").relativeTo(folder).toJdbcUrl())
                .isEqualTo("jdbc:sqlite:/project/app.db");
        assertThat(DatabaseUrl.parse("sqlite:////abs/app.db").relativeTo(folder).toJdbcUrl())
                .isEqualTo("jdbc:sqlite:/abs/app.db");
        assertThat(DatabaseUrl.parse("sqlite://").relativeTo(folder).toJdbcUrl())
                .isEqualTo("jdbc:sqlite::memory:");
        assertThat(DatabaseUrl.parse("postgresql://h/db").relativeTo(folder).toJdbcUrl())
                .isEqualTo("jdbc:postgresql://h/db");
    }
}
