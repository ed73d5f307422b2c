package dev.windlass.diff;

import dev.windlass.schema.Column;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What may be the same under another name: never more than a question. */
public final class RenameCandidates {
    private static final double LIKELY = 0.6;

    /**
     * A candidate.
     *
     * @param rename what it would be
     * @param score how alike the two are, from 0 to 1
     */
    public record Candidate(Rename rename, double score) {}

    private RenameCandidates() {}

    /** The candidates, the likeliest first; nothing old and nothing new is in two of them. */
    public static List<Candidate> between(Schema actual, Schema desired) {
        List<Candidate> candidates = new ArrayList<>(tables(actual, desired));
        for (Table table : actual.tables()) {
            if (table.partitioning().parent().isPresent()) {
                // Its columns are renamed with those of its table.
                continue;
            }
            desired.table(table.name()).filter(to -> !to.equals(table)).ifPresent(to -> columns(table, to, candidates));
        }
        for (EnumType type : actual.all(EnumType.class)) {
            desired.find(type.key()).map(EnumType.class::cast).ifPresent(to -> values(type, to, candidates));
        }
        return candidates;
    }

    private static List<Candidate> tables(Schema actual, Schema desired) {
        List<Table> old = actual.tables().stream()
                .filter(table -> desired.table(table.name()).isEmpty())
                .toList();
        List<Table> fresh = desired.tables().stream()
                .filter(table -> actual.table(table.name()).isEmpty())
                .toList();
        List<Candidate> all = new ArrayList<>();
        if ((long) old.size() * fresh.size() > 250_000) {
            return all;
        }
        for (Table from : old) {
            for (Table to : fresh) {
                double score = alike(from, to);
                if (score >= LIKELY) {
                    all.add(new Candidate(new Rename.OfTable(from.name(), to.name()), score));
                }
            }
        }
        return best(all);
    }

    /** Columns in common, by name and type, with a little for names that are alike and the order of columns. */
    private static double alike(Table from, Table to) {
        Set<String> names = new HashSet<>();
        int common = 0;
        for (Column column : from.columns()) {
            names.add(column.name());
            Column other = to.column(column.name()).orElse(null);
            if (other != null && other.type().equals(column.type())) {
                common++;
            }
        }
        to.columns().forEach(column -> names.add(column.name()));
        if (names.isEmpty()) {
            return 0;
        }
        double columns = common / (double) names.size();
        // Two tables of a single id column are no more alike than any others.
        double weight = common < 2 ? 0.5 : 1;
        return Math.min(
                1,
                weight * columns * 0.85
                        + 0.15 * similar(from.name().name(), to.name().name()));
    }

    private static void columns(Table from, Table to, List<Candidate> candidates) {
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < from.columns().size(); i++) {
            Column old = from.columns().get(i);
            if (to.column(old.name()).isPresent()) {
                continue;
            }
            for (int j = 0; j < to.columns().size(); j++) {
                Column fresh = to.columns().get(j);
                if (from.column(fresh.name()).isEmpty() && old.type().equals(fresh.type())) {
                    double score = 0.35
                            + (old.nullable() == fresh.nullable() ? 0.05 : 0)
                            + (old.defaultValue().equals(fresh.defaultValue()) ? 0.05 : 0)
                            + (neighbour(from, i - 1).equals(neighbour(to, j - 1)) ? 0.15 : 0)
                            + (neighbour(from, i + 1).equals(neighbour(to, j + 1)) ? 0.15 : 0)
                            + 0.25 * similar(old.name(), fresh.name());
                    if (score >= LIKELY) {
                        all.add(new Candidate(new Rename.OfColumn(to.name(), old.name(), fresh.name()), score));
                    }
                }
            }
        }
        candidates.addAll(best(all));
    }

    private static String neighbour(Table table, int index) {
        return index < 0 || index >= table.columns().size()
                ? ""
                : table.columns().get(index).name();
    }

    /** The one value that goes where another one comes. */
    private static void values(EnumType from, EnumType to, List<Candidate> candidates) {
        if (from.values().size() != to.values().size()) {
            return;
        }
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < from.values().size(); i++) {
            String old = from.values().get(i);
            String fresh = to.values().get(i);
            if (!old.equals(fresh)) {
                if (to.values().contains(old) || from.values().contains(fresh)) {
                    return;
                }
                all.add(new Candidate(
                        new Rename.OfEnumValue(from.name(), old, fresh), 0.6 + 0.4 * similar(old, fresh)));
            }
        }
        if (all.size() == 1) {
            candidates.addAll(all);
        }
    }

    private static List<Candidate> best(List<Candidate> all) {
        List<Candidate> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingDouble(Candidate::score)
                .reversed()
                .thenComparing(candidate -> candidate.rename().text()));
        Set<String> taken = new TreeSet<>();
        List<Candidate> best = new ArrayList<>();
        for (Candidate candidate : sorted) {
            String text = candidate.rename().text();
            int equals = text.lastIndexOf('=');
            String from = "- " + text.substring(0, equals);
            String to = "+ " + text.substring(equals + 1);
            if (!taken.contains(from) && !taken.contains(to)) {
                taken.add(from);
                taken.add(to);
                best.add(candidate);
            }
        }
        return best;
    }

    /** The share of pairs of letters that two names have in common (Dice's coefficient). */
    static double similar(String one, String other) {
        Set<String> pairs = pairs(one);
        Set<String> others = pairs(other);
        int all = pairs.size() + others.size();
        pairs.retainAll(others);
        return all == 0 ? 0 : 2.0 * pairs.size() / all;
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i + 1 < lower.length(); i++) {
            pairs.add(lower.substring(i, i + 2));
        }
        return pairs;
    }

    /** A rename as {@code old=new} has it: of a column or an enum value if both have a dot and the same beginning. */
    public static Rename parse(String text, Schema desired) {
        int equals = text.indexOf('=');
        if (equals <= 0 || equals == text.length() - 1) {
            throw new IllegalArgumentException("'" + text + "' is not of the form old=new");
        }
        String from = text.substring(0, equals).strip();
        String to = text.substring(equals + 1).strip();
        int dot = to.lastIndexOf('.');
        if (dot > 0) {
            QualifiedName owner = name(to.substring(0, dot));
            String own = to.substring(dot + 1);
            String old = from.substring(from.lastIndexOf('.') + 1);
            if (desired.table(owner).isPresent()) {
                return new Rename.OfColumn(owner, old, own);
            }
            if (desired.all(EnumType.class).stream()
                    .anyMatch(type -> type.name().equals(owner))) {
                return new Rename.OfEnumValue(owner, old, own);
            }
        }
        int fromDot = from.lastIndexOf('.');
        if (dot < 0
                && fromDot > 0
                && desired.table(name(from.substring(0, fromDot))).isPresent()) {
            return new Rename.OfColumn(name(from.substring(0, fromDot)), from.substring(fromDot + 1), to);
        }
        return new Rename.OfTable(name(from), name(to));
    }

    private static QualifiedName name(String text) {
        int dot = text.lastIndexOf('.');
        return dot < 0 ? QualifiedName.of(text) : QualifiedName.of(text.substring(0, dot), text.substring(dot + 1));
    }
}
