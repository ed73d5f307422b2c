package dev.windlass.command;

import dev.windlass.config.Settings;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.AdoptedTable;
import dev.windlass.execute.AppliedState;
import dev.windlass.execute.SchemaMigrationsTable;
import dev.windlass.script.PairFiles;
import dev.windlass.script.PairFiles.PairFile;
import dev.windlass.script.PairName;
import dev.windlass.script.PairNumbering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code revision renumber}: gives the next free number to a revision of the layout {@code pairs} that is not applied yet,
 * and touches nothing else.
 */
public final class RenumberCommand {
    private RenumberCommand() {}

    /** A file and the name it was given. */
    public record Renamed(Path from, Path to) {}

    /** One revision among those that share a number: a title, and its files. */
    private record Claim(BigInteger number, String title, List<PairFile> files) {
        String shown() {
            return files.getFirst().name().digits() + "_" + title;
        }
    }

    /** What the database says is applied; the hashes of the scripts where Windlass ran them. */
    private record Applied(boolean known, Set<BigInteger> numbers, Map<BigInteger, String> hashes) {}

    /**
     * Renames files.
     *
     * @param wanted a number, a file, or a number with its title; nothing for every number that is taken twice
     * @throws WindlassException if it cannot be told which one is not applied
     */
    public static List<Renamed> run(Toolbox tools, Optional<String> wanted, Instant now) {
        List<PairFile> files = PairFiles.list(
                tools.configuration().folder(),
                tools.configuration().paths(),
                tools.configuration().value(Settings.RECURSIVE));
        if (files.isEmpty()) {
            throw Problem.of(ErrorCode.USAGE, "Only revisions of the layout pairs have numbers")
                    .at(tools.configuration().paths().getFirst().toString())
                    .toException();
        }
        Map<BigInteger, List<Claim>> byNumber = claims(files);
        Applied applied = applied(tools);
        List<Claim> moving = wanted.isPresent()
                ? List.of(named(byNumber, wanted.get(), applied))
                : byNumber.values().stream()
                        .filter(RenumberCommand::isContested)
                        .flatMap(claims -> unapplied(claims, applied).stream())
                        .toList();
        if (moving.isEmpty()) {
            return List.of();
        }
        List<PairName> names =
                new ArrayList<>(files.stream().map(PairFile::name).toList());
        List<Renamed> renamed = new ArrayList<>();
        for (Claim claim : moving) {
            String number = number(names, now);
            for (PairFile file : claim.files()) {
                PairName name = file.name();
                Path from = file.file().path();
                Path to = from.resolveSibling(number
                        + from.getFileName().toString().substring(name.digits().length()));
                move(from, to);
                renamed.add(new Renamed(from, to));
            }
            PairName.parse(number + "_x.up.sql").ifPresent(names::add);
        }
        return renamed;
    }

    /** The next number; of numbers that are times, one second after the last where now is taken or past. */
    private static String number(List<PairName> names, Instant now) {
        PairNumbering.Request request =
                new PairNumbering.Request(false, Optional.empty(), Optional.empty(), ZoneOffset.UTC);
        BigInteger last =
                names.stream().map(PairName::version).max(BigInteger::compareTo).orElse(BigInteger.ZERO);
        try {
            String next = PairNumbering.next(names, request, now);
            if (new BigInteger(next).compareTo(last) > 0) {
                return next;
            }
        } catch (WindlassException e) {
            if (e.code() != ErrorCode.FILE_EXISTS) {
                throw e;
            }
        }
        return last.add(BigInteger.ONE).toString();
    }

    private static Map<BigInteger, List<Claim>> claims(List<PairFile> files) {
        Map<BigInteger, Map<String, List<PairFile>>> grouped = new TreeMap<>();
        for (PairFile file : files) {
            grouped.computeIfAbsent(file.name().version(), number -> new TreeMap<>())
                    .computeIfAbsent(file.name().title(), title -> new ArrayList<>())
                    .add(file);
        }
        Map<BigInteger, List<Claim>> claims = new LinkedHashMap<>();
        grouped.forEach((number, titles) -> claims.put(
                number,
                titles.entrySet().stream()
                        .map(entry -> new Claim(number, entry.getKey(), List.copyOf(entry.getValue())))
                        .toList()));
        return claims;
    }

    /** Whether a number has two files of one direction: files of different titles may be one pair. */
    private static boolean isContested(List<Claim> claims) {
        List<PairFile> files =
                claims.stream().flatMap(claim -> claim.files().stream()).toList();
        long ups = files.stream().filter(file -> file.name().up()).count();
        return ups > 1 || files.size() - ups > 1;
    }

    /** All but the one that keeps the number. */
    private static List<Claim> unapplied(List<Claim> claims, Applied applied) {
        BigInteger number = claims.getFirst().number();
        if (claims.size() == 1) {
            throw undecided(claims, "two files of one direction have the same title");
        }
        if (!applied.numbers().contains(number)) {
            if (!applied.known()) {
                throw undecided(claims, "no database is named that would tell which one is applied");
            }
            return claims.subList(1, claims.size());
        }
        Optional<String> hash =
                Optional.ofNullable(applied.hashes().get(number)).filter(h -> !h.isEmpty());
        List<Claim> kept = hash.map(h -> claims.stream()
                        .filter(claim -> claim.files().stream()
                                .anyMatch(file ->
                                        file.name().up() && file.file().sha256().equals(h)))
                        .toList())
                .orElse(List.of());
        if (kept.size() != 1) {
            throw undecided(claims, "number " + number + " is applied, and the journal does not say which of them ran");
        }
        return claims.stream().filter(claim -> !claim.equals(kept.getFirst())).toList();
    }

    private static WindlassException undecided(List<Claim> claims, String why) {
        return Problem.of(
                        ErrorCode.PAIR_CONFLICT,
                        "Which revision is to have another number, "
                                + claims.stream()
                                        .map(Claim::shown)
                                        .reduce((a, b) -> a + " or " + b)
                                        .orElse("") + "?")
                .because(why)
                .next("Name it: 'windlass revision renumber " + claims.getLast().shown() + "'.")
                .toException();
    }

    private static Claim named(Map<BigInteger, List<Claim>> byNumber, String wanted, Applied applied) {
        String name = Path.of(wanted).getFileName().toString();
        Set<Claim> found = new LinkedHashSet<>();
        for (List<Claim> claims : byNumber.values()) {
            for (Claim claim : claims) {
                boolean byFile = claim.files().stream()
                        .anyMatch(file ->
                                file.file().path().getFileName().toString().equals(name));
                boolean byVersion = Numbers.isNumber(name) && new BigInteger(name).equals(claim.number());
                if (byFile
                        || byVersion
                        || claim.shown().equals(name)
                        || claim.title().equals(name)) {
                    found.add(claim);
                }
            }
        }
        if (found.isEmpty()) {
            throw Problem.of(ErrorCode.UNKNOWN_REVISION, "There is no revision \"" + wanted + "\"")
                    .toException();
        }
        List<Claim> sharing = byNumber.get(found.iterator().next().number());
        if (found.size() > 1 && sharing != null && isContested(sharing)) {
            List<Claim> decided = unapplied(sharing, applied);
            if (decided.size() == 1) {
                return decided.getFirst();
            }
        }
        Claim claim = found.iterator().next();
        if (found.size() > 1) {
            // Files of one number and different titles, none twice, are one pair.
            claim = new Claim(
                    claim.number(),
                    claim.title(),
                    found.stream().flatMap(c -> c.files().stream()).toList());
        }
        boolean contested = sharing != null && isContested(sharing);
        boolean ran = applied.numbers().contains(claim.number())
                && (!contested
                        || claim.files().stream()
                                .anyMatch(file -> file.file()
                                        .sha256()
                                        .equals(applied.hashes().get(file.name().version()))));
        if (ran) {
            throw Problem.of(ErrorCode.USAGE, "Revision " + claim.shown() + " is applied, and keeps its number")
                    .toException();
        }
        return claim;
    }

    private static Applied applied(Toolbox tools) {
        if (!tools.configuration().isSet(Settings.URL)) {
            return new Applied(false, Set.of(), Map.of());
        }
        try (Database database = Database.open(tools, false)) {
            AppliedState state = AppliedState.of(database.session().readJournal());
            Set<BigInteger> numbers = new LinkedHashSet<>();
            Map<BigInteger, String> hashes = new LinkedHashMap<>();
            state.applied().forEach((id, mark) -> {
                if (Numbers.isNumber(id.value())) {
                    numbers.add(new BigInteger(id.value()));
                    hashes.put(new BigInteger(id.value()), mark.scriptSha256());
                }
            });
            adoptedVersion(tools, database).ifPresent(version -> {
                // What golang-migrate ran is everything up to its version.
                if (version.compareTo(highest(numbers)) > 0) {
                    PairFiles.list(
                                    tools.configuration().folder(),
                                    tools.configuration().paths(),
                                    tools.configuration().value(Settings.RECURSIVE))
                            .stream()
                            .map(file -> file.name().version())
                            .filter(number -> number.compareTo(version) <= 0)
                            .forEach(numbers::add);
                }
            });
            return new Applied(true, numbers, hashes);
        }
    }

    private static BigInteger highest(Set<BigInteger> numbers) {
        return numbers.stream().max(BigInteger::compareTo).orElse(BigInteger.valueOf(-1));
    }

    private static Optional<BigInteger> adoptedVersion(Toolbox tools, Database database) {
        AdoptedTable table =
                AdoptedTables.pairs(tools.configuration(), database.session().dialect(), database.defaultSchema());
        return table instanceof SchemaMigrationsTable t && database.standing(t) == AdoptedTable.Standing.KEPT
                ? AdoptedReading.version(database.session(), t.schema(), t.name())
                        .value()
                : Optional.empty();
    }

    private static void move(Path from, Path to) {
        try {
            if (Files.exists(to)) {
                throw Problem.of(ErrorCode.FILE_EXISTS, "The file is there already")
                        .at(to.toString())
                        .toException();
            }
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
