package dev.windlass.script;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a line of revisions from the files of the pairs layout: in the order of their numbers. */
final class PairFolder {
    private PairFolder() {}

    private record Pair(@Nullable Entry up, @Nullable Entry down) {}

    private record Entry(PairName name, ScriptFile file) {}

    /**
     * The scripts, by number.
     *
     * @param files the folder's files
     * @param problems where two files with one number and one direction are reported
     */
    static List<Script> scripts(List<ScriptFile> files, List<Problem> problems) {
        Map<BigInteger, Pair> pairs = new TreeMap<>();
        for (ScriptFile file : files) {
            Optional<PairName> name = PairName.parse(file.path().getFileName().toString());
            if (name.isEmpty()) {
                continue;
            }
            Entry entry = new Entry(name.get(), file);
            Pair before = pairs.getOrDefault(name.get().version(), new Pair(null, null));
            Entry taken = name.get().up() ? before.up() : before.down();
            if (taken != null) {
                problems.add(Problem.of(
                                ErrorCode.PAIR_CONFLICT,
                                "Two files have the number " + name.get().version() + " and the direction "
                                        + (name.get().up() ? "up" : "down"))
                        .at(taken.file().name() + " and " + file.name()));
                continue;
            }
            pairs.put(
                    name.get().version(),
                    name.get().up() ? new Pair(entry, before.down()) : new Pair(before.up(), entry));
        }
        List<Script> scripts = new ArrayList<>();
        List<RevisionId> parents = List.of();
        for (Map.Entry<BigInteger, Pair> pair : pairs.entrySet()) {
            RevisionId id = new RevisionId(pair.getKey().toString());
            scripts.add(script(id, parents, pair.getValue()));
            parents = List.of(id);
        }
        return scripts;
    }

    private static Script script(RevisionId id, List<RevisionId> parents, Pair pair) {
        Entry first = pair.up() != null ? pair.up() : pair.down();
        if (first == null) {
            throw new IllegalStateException("a pair has a file");
        }
        Revision revision = new Revision(
                id,
                parents,
                List.of(),
                List.of(),
                first.name().title().replace('_', ' '),
                Optional.empty(),
                first.file().name());
        return new Script.SqlScript(
                revision, Provenance.NONE, first.file(), Optional.empty(), body(pair.up()), body(pair.down()));
    }

    private static SqlBody body(@Nullable Entry entry) {
        return entry == null ? new SqlBody.Missing() : new SqlBody.Whole(entry.file());
    }
}
