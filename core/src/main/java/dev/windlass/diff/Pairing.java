package dev.windlass.diff;

import dev.windlass.diff.DiffRules.Trait;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Index;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which of the old things of a table are the new ones.
 *
 * @param dropped the old ones that are none of the new
 * @param added the new ones that are none of the old
 * @param renamed those that have another name alone
 * @param changed those that can be changed in place
 */
record Pairing<T>(List<T> dropped, List<T> added, List<Pair<T>> renamed, List<Pair<T>> changed) {
    /** An old thing and what it becomes. */
    record Pair<T>(T from, T to) {}

    /** The constraints; those that are forced are dropped and added although they stay the same. */
    static Pairing<Constraint> constraints(Table actual, Table desired, DiffRules rules, Predicate<Constraint> forced) {
        return of(
                actual.constraints(),
                desired.constraints(),
                Constraint::name,
                constraint -> constraint.withName(""),
                rules.has(Trait.RENAME_CONSTRAINT),
                Pairing::validates,
                forced,
                rules.has(Trait.NAMED_PRIMARY_KEY)
                        ? constraint -> false
                        : constraint -> constraint instanceof Constraint.PrimaryKey);
    }

    /** The indexes. */
    static Pairing<Index> indexes(List<Index> actual, List<Index> desired, DiffRules rules, Predicate<Index> forced) {
        return of(
                actual,
                desired,
                Index::name,
                index -> index.withName(""),
                rules.has(Trait.RENAME_INDEX),
                (from, to) -> rules.has(Trait.INDEX_COMMENT)
                        && from.withComment(to.comment()).equals(to),
                forced,
                index -> false);
    }

    private static boolean validates(Constraint from, Constraint to) {
        return switch (from) {
            case Constraint.ForeignKey key ->
                !key.validated() && key.withValidated(true).equals(to);
            case Constraint.Check check ->
                !check.validated() && check.withValidated(true).equals(to);
            case Constraint.PrimaryKey key -> false;
            case Constraint.Unique unique -> false;
            case Constraint.Exclusion exclusion -> false;
        };
    }

    private static <T> Pairing<T> of(
            List<T> actual,
            List<T> desired,
            Function<T, String> name,
            Function<T, T> nameless,
            boolean canRename,
            BiPredicate<T, T> inPlace,
            Predicate<T> forced,
            Predicate<T> nameMeansNothing) {
        List<T> dropped = new ArrayList<>();
        List<T> added = new ArrayList<>();
        List<Pair<T>> renamed = new ArrayList<>();
        List<Pair<T>> changed = new ArrayList<>();
        List<T> left = new ArrayList<>(actual);
        List<T> right = new ArrayList<>();
        for (T to : desired) {
            if (!left.remove(to)) {
                right.add(to);
            } else if (forced.test(to)) {
                dropped.add(to);
                added.add(to);
            }
        }
        if (left.isEmpty() && right.isEmpty()) {
            return new Pairing<>(dropped, added, renamed, changed);
        }
        Set<String> taken = new HashSet<>();
        actual.forEach(one -> taken.add(name.apply(one)));
        Set<String> wanted = new HashSet<>();
        desired.forEach(one -> wanted.add(name.apply(one)));
        for (T to : right) {
            T match = null;
            for (T from : left) {
                if (forced.test(from)) {
                    continue;
                }
                boolean same = nameless.apply(from).equals(nameless.apply(to));
                if (same && nameMeansNothing.test(from)) {
                    match = from;
                    break;
                }
                boolean rename = same
                        && canRename
                        && !name.apply(from).isEmpty()
                        && !name.apply(to).isEmpty()
                        && !taken.contains(name.apply(to))
                        && !wanted.contains(name.apply(from));
                if (rename) {
                    renamed.add(new Pair<>(from, to));
                    match = from;
                    break;
                }
                if (inPlace.test(from, to)) {
                    changed.add(new Pair<>(from, to));
                    match = from;
                    break;
                }
            }
            if (match == null) {
                added.add(to);
            } else {
                left.remove(match);
            }
        }
        dropped.addAll(left);
        return new Pairing<>(dropped, added, renamed, changed);
    }
}
