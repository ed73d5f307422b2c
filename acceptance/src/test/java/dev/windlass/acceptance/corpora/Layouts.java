package dev.windlass.acceptance.corpora;

import dev.windlass.acceptance.corpora.Migration.Body;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the tools of public projects name and order their files; each function gives the migrations in order. */
final class Layouts {
    private static final Pattern GOLANG = Pattern.compile("([0-9]+)_(.*)\\.(down|up)\\.sql");
    private static final Pattern AUTHELIA = Pattern.compile("V(\\d+)\\.(.*)\\.(up|down)\\.sql");
    private static final Pattern DIESEL = Pattern.compile("([^/]+)/(up|down)\\.sql");
    private static final Pattern TIMESTAMP = Pattern.compile("(\\d+)([^/]*?)(?:\\.up)?\\.sql");
    private static final Pattern GOOSE = Pattern.compile("(\\d+)_(.*)\\.sql");
    private static final Pattern GOOSE_DOWN = Pattern.compile("(?im)^--\\s*\\+goose\\s+down\\b.*$");
    private static final Pattern GOOSE_NO_TRANSACTION = Pattern.compile("(?im)^--\\s*\\+goose\\s+no\\s+transaction");
    private static final Pattern ORY =
            Pattern.compile("(\\d+)_([^.]+)(?:\\.([a-z0-9]+?))??(\\.autocommit)?\\.(up|down)\\.sql");
    private static final Pattern DIESEL_NO_TRANSACTION = Pattern.compile("run_in_transaction\\s*=\\s*false");

    private Layouts() {}

    /** {@code <number>_<title>.up.sql} and {@code .down.sql}: golang-migrate, and others with the same names. */
    static List<Migration> golangMigrate(SortedMap<String, byte[]> files) {
        return pairs(files, GOLANG);
    }

    /** {@code V<number>.<title>.up.sql} and {@code .down.sql}. */
    static List<Migration> authelia(SortedMap<String, byte[]> files) {
        return pairs(files, AUTHELIA);
    }

    /** {@code <date>_<title>/up.sql}, {@code down.sql} and {@code metadata.toml}. */
    static List<Migration> diesel(SortedMap<String, byte[]> files) {
        Map<String, Draft> drafts = new TreeMap<>();
        each(files, DIESEL, (match, content) -> {
            boolean transactional = !DIESEL_NO_TRANSACTION
                    .matcher(text(files.getOrDefault(match.group(1) + "/metadata.toml", new byte[0])))
                    .find();
            Draft draft = drafts.computeIfAbsent(
                    match.group(1), name -> new Draft(name.split("_")[0].replace("-", ""), name));
            return draft.with(match.group(2), new Body(content, transactional));
        });
        return drafts.values().stream().map(Draft::migration).toList();
    }

    /** {@code <timestamp>_<title>.sql} or {@code .up.sql}, without downs. */
    static List<Migration> timestamps(SortedMap<String, byte[]> files) {
        Map<String, Draft> drafts = new TreeMap<>();
        each(files, TIMESTAMP, (match, content) -> {
            if (match.group(2).endsWith(".down")) {
                return null;
            }
            return drafts.computeIfAbsent(match.group(1) + match.group(2), name -> new Draft(match.group(1), name))
                    .with("up", new Body(content, true));
        });
        return drafts.values().stream().map(Draft::migration).toList();
    }

    /** {@code V<version>__<title>.sql} and then {@code R__<title>.sql}, in any folder below. */
    static List<Migration> flyway(SortedMap<String, byte[]> files, String prefix) {
        Pattern versioned = Pattern.compile("(?:.*/)?" + prefix + "([0-9][0-9._]*?)__([^/]*)\\.sql");
        Pattern repeatable = Pattern.compile("(?:.*/)?R__([^/]*)\\.sql");
        List<Migration> migrations = new ArrayList<>();
        each(files, versioned, (match, content) -> {
            migrations.add(new Migration(match.group(1), match.group(2), new Body(content, true), Optional.empty()));
            return null;
        });
        migrations.sort(Comparator.comparing(migration -> numbers(migration.version()), Layouts::compareNumbers));
        each(files, repeatable, (match, content) -> {
            migrations.add(new Migration("R", match.group(1), new Body(content, true), Optional.empty()));
            return null;
        });
        return migrations;
    }

    /** {@code <number>_<title>.sql} with the parts {@code -- +goose Up} and {@code -- +goose Down}. */
    static List<Migration> goose(SortedMap<String, byte[]> files) {
        List<Migration> migrations = new ArrayList<>();
        each(files, GOOSE, (match, content) -> {
            String text = text(content);
            boolean transactional = !GOOSE_NO_TRANSACTION.matcher(text).find();
            String[] parts = GOOSE_DOWN.split(text, 2);
            migrations.add(new Migration(
                    match.group(1),
                    match.group(2),
                    new Body(parts[0].getBytes(StandardCharsets.UTF_8), transactional),
                    parts.length < 2
                            ? Optional.empty()
                            : Optional.of(new Body(parts[1].getBytes(StandardCharsets.UTF_8), transactional))));
            return null;
        });
        return migrations;
    }

    /** {@code <date>_<title>[.<dialect>][.autocommit].up.sql} and {@code .down.sql}; a dialect's own file wins. */
    static List<Migration> ory(SortedMap<String, byte[]> files, String dialect) {
        Map<String, Draft> drafts = new TreeMap<>();
        for (boolean own : new boolean[] {false, true}) {
            each(files, ORY, (match, content) -> {
                String of = match.group(3);
                String named = "sqlite3".equals(of) ? "sqlite" : of;
                if (own ? !dialect.equals(named) : named != null) {
                    return null;
                }
                return drafts.computeIfAbsent(match.group(1), version -> new Draft(version, match.group(2)))
                        .with(match.group(5), new Body(content, match.group(4) == null));
            });
        }
        return drafts.values().stream()
                .filter(draft -> draft.up != null)
                .map(Draft::migration)
                .toList();
    }

    private static List<Migration> pairs(SortedMap<String, byte[]> files, Pattern pattern) {
        Map<BigInteger, Draft> drafts = new TreeMap<>();
        each(
                files,
                pattern,
                (match, content) -> drafts.computeIfAbsent(
                                new BigInteger(match.group(1)), number -> new Draft(match.group(1), match.group(2)))
                        .with(match.group(3), new Body(content, true)));
        return drafts.values().stream()
                .filter(draft -> draft.up != null)
                .map(Draft::migration)
                .toList();
    }

    private static void each(
            SortedMap<String, byte[]> files, Pattern pattern, BiFunction<MatchResult, byte[], @Nullable Object> file) {
        files.forEach((name, content) -> {
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches()) {
                file.apply(matcher.toMatchResult(), content);
            }
        });
    }

    private static List<BigInteger> numbers(String version) {
        return Pattern.compile("[._]")
                .splitAsStream(version)
                .filter(part -> !part.isEmpty())
                .map(BigInteger::new)
                .toList();
    }

    private static int compareNumbers(List<BigInteger> a, List<BigInteger> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** A migration of which not all files were seen yet. */
    private static final class Draft {
        private final String version;
        private final String name;
        private @Nullable Body up;
        private @Nullable Body down;

        Draft(String version, String name) {
            this.version = version;
            this.name = name;
        }

        Draft with(String direction, Body body) {
            if (direction.equals("up")) {
                up = body;
            } else {
                down = body;
            }
            return this;
        }

        Migration migration() {
            if (up == null) {
                throw new IllegalStateException("no up file for " + name);
            }
            return new Migration(version, name, up, Optional.ofNullable(down));
        }
    }
}
