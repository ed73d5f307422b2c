package dev.windlass.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Literal;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What texts of the catalogue mean. */
class PostgresqlReadingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    character varying                 | Varchar[length=-1]
                    character varying(20)             | Varchar[length=20]
                    character varying(20)[]           | Array[element=Varchar[length=20]]
                    character(3)                      | Char[length=3]
                    bpchar                            | Native[name=bpchar, arguments=[]]
                    numeric                           | Numeric[precision=-1, scale=-1]
                    numeric(10,2)                     | Numeric[precision=10, scale=2]
                    numeric(5,0)                      | Numeric[precision=5, scale=0]
                    numeric(5,-1)                     | Native[name=numeric, arguments=[5, -1]]
                    timestamp(0) without time zone    | Timestamp[precision=0, zoned=false]
                    timestamp with time zone[]        | Array[element=Timestamp[precision=-1, zoned=true]]
                    time(3) with time zone            | Time[precision=3, zoned=true]
                    interval                          | Interval[]
                    interval(3)                       | Native[name=interval, arguments=[3]]
                    interval day to second(2)         | Native[name=interval day to second, arguments=[2]]
                    geometry(Point,4326)              | Native[name=geometry, arguments=[Point, 4326]]
                    bit varying(5)                    | Native[name=bit varying, arguments=[5]]
                    "char"                            | Native[name="char", arguments=[]]
                    "Odd (Name)"                      | Native[name="Odd (Name)", arguments=[]]
                    app."Odd"[]                       | Array[element=Native[name=app."Odd", arguments=[]]]
                    """)
    void readsTypes(String text, String expected) {
        assertThat(PostgresqlTypeReading.type(text)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'a'::character varying           | character varying(20)          | 'a'
                    'it''s'::text                    | text                           | 'it''s'
                    E'a\\\\\\\\b'::text              | text                           | E'a\\\\\\\\b'
                    'a'::text                        | character varying              | expression
                    ('a'::text ~ 'b'::text)          | text                           | expression
                    'x'::text ~ 'y'::text            | text                           | expression
                    'abc'::bpchar                    | character(3)                   | 'abc'
                    7                                | integer                        | 7
                    '-5'::integer                    | bigint                         | -5
                    1.50                             | numeric(10,2)                  | 1.50
                    '7'::bigint                      | bigint                         | '7'
                    7                                | text                           | expression
                    true                             | boolean                        | true
                    true                             | text                           | expression
                    '{}'::jsonb                      | jsonb                          | '{}'
                    '{}'::integer[]                  | integer[]                      | '{}'
                    '{a}'::character varying[]       | character varying(5)[]         | '{a}'
                    '2020-01-01 00:00:00'::timestamp without time zone | timestamp(3) without time zone | '2020-01-01 00:00:00'
                    NULL::character varying          | character varying(20)          | none
                    now()                            | timestamp with time zone       | expression
                    """)
    void readsDefaults(String sql, String type, String expected) {
        DefaultValue value = PostgresqlDefaultReading.read(sql, PostgresqlTypeReading.type(type), type, false);
        assertThat(
                        switch (value) {
                            case DefaultValue.None none -> "none";
                            case DefaultValue.Expression expression -> "expression";
                            case DefaultValue.Constant constant -> new PostgresqlQuoting().literal(constant.value());
                        })
                .isEqualTo(expected);
    }

    @Test
    void keepsWhatADomainSays() {
        DataType domain = new DataType.Native("positive", List.of());
        assertThat(PostgresqlDefaultReading.read("NULL::integer", domain, "positive", true))
                .isEqualTo(new DefaultValue.Expression("NULL::integer"));
        assertThat(PostgresqlDefaultReading.read("'-1'::integer", new DataType.Int(), "integer", false))
                .isEqualTo(new DefaultValue.Constant(Literal.of(new BigDecimal(-1))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    (a > 0)                        | a > 0
                    ((a > 0) AND (b > 0))          | (a > 0) AND (b > 0)
                    (a > 0) AND (b > 0)            | (a > 0) AND (b > 0)
                    (((a)))                        | a
                    (note <> ') OR ('::text)       | note <> ') OR ('::text
                    ("a)" > 0)                     | "a)" > 0
                    ( SELECT true)                 | ( SELECT true)
                    (EXISTS ( SELECT 1))           | EXISTS ( SELECT 1)
                    lower(a)                       | lower(a)
                    """)
    void takesParenthesesOff(String text, String expected) {
        assertThat(PostgresqlText.bare(text)).isEqualTo(expected);
    }

    @Test
    void settlesListsOfTexts() {
        String list = "((kind)::text = ANY ((ARRAY['a'::character varying, 'it''s]'::character varying])::text[]))";
        assertThat(PostgresqlText.settled(list))
                .isEqualTo(
                        "((kind)::text = ANY (ARRAY[('a'::character varying)::text, ('it''s]'::character varying)::text]))");
        assertThat(PostgresqlText.settled(PostgresqlText.settled(list))).isEqualTo(PostgresqlText.settled(list));
        String long5000 = "'x'::character varying" + ", 'y'::character varying".repeat(5000);
        assertThat(PostgresqlText.settled("a = ANY ((ARRAY[" + long5000 + "])::text[])"))
                .startsWith("a = ANY (ARRAY[('x'::character varying)::text, ('y'");
    }
}
