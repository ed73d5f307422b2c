package dev.windlass.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}", "[]", "[null,true,false]", "[0,-1,9223372036854775807]",
                        "[1.5,-0.25,1E+3,123456789012345678901234567890]",
                "{\"a\":{\"b\":[1,{\"c\":null}]}}", "[\"a\\\"b\\\\c\\n\\t\\r\\u0001\"]", "[\"ä€😀\"]", "\"text\"", "12"
            })
    void whatIsReadIsWrittenAgain(String text) {
        assertThat(Json.render(Json.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "[01]",
                "[1.]",
                "[.5]",
                "[+1]",
                "[nul]",
                "[\"\\x\"]",
                "[\"\\u12g4\"]",
                "[\"a\nb\"]",
                "[1] 2",
                "{a:1}",
                "'a'",
                "[1e]",
                "[\"",
                "[\"\\u12\"]",
                "[--1]",
                "[1-2]"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not JSON at line ");
    }

    @Test
    void placesAreThoseOfObjects() {
        Map<Object, Integer> places = new IdentityHashMap<>();
        Object document = Json.parse("{\"a\": [\n {}, {}]}", places::put);
        assertThat(document).isInstanceOfSatisfying(Map.class, map -> {
            List<?> list = (List<?>) map.get("a");
            assertThat(places.get(document)).isZero();
            assertThat(places.get(list)).isEqualTo(6);
            assertThat(places.get(list.get(0))).isEqualTo(9);
            assertThat(places.get(list.get(1))).isEqualTo(13);
        });
    }

    @Test
    void damagedDocumentsNeverDoMoreThanFail() {
        long seed = 4711;
        Random random = new Random(seed);
        String whole = "{\"a\":[1,2.5,null,true,\"x\\u00e4\"],\"b\":{\"c\":\"d\"}}";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(whole);
            for (int n = random.nextInt(3); n >= 0; n--) {
                text.setCharAt(random.nextInt(text.length()), "{}[]\",:\\ue1-.tn ".charAt(random.nextInt(16)));
            }
            try {
                Json.parse(text.toString());
            } catch (IllegalArgumentException e) {
                assertThat(e).as("seed %d, case %d: %s", seed, i, text).hasMessageStartingWith("not JSON");
            }
        }
    }
}
