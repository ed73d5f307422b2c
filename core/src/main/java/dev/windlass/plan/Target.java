package dev.windlass.plan;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the user wants to go, or what the user wants to see, parsed once from the text. The grammar is Alembic's, made
 * unambiguous: a full id or label is looked up before an expression is parsed, so ids and labels may hold {@code -} and
 * {@code .}, and an expression is matched to its end.
 *
 * <pre>
 * target := point | [point] ':' [point]
 * point  := [branch '@'] place | [branch '@'] [place] ('+' | '-') digits
 * place  := id, label or unique prefix | head | heads | base | current
 * </pre>
 */
public sealed interface Target {
    /**
     * A place in the graph.
     *
     * @param branch the id, label or prefix before {@code @}, if there is one
     */
    record At(Optional<String> branch, Place place) implements Target {
        @Override
        public String toString() {
            return prefix(branch) + place;
        }
    }

    /**
     * Some steps up or down from a place.
     *
     * @param branch the id, label or prefix before {@code @}, if there is one
     * @param from where to start; the applied revisions if empty
     * @param steps how many, up if positive; never 0
     */
    record Relative(Optional<String> branch, Optional<Place> from, int steps) implements Target {
        @Override
        public String toString() {
            return prefix(branch) + from.map(Place::toString).orElse("") + (steps > 0 ? "+" : "") + steps;
        }
    }

    /**
     * From one point to another, both included.
     *
     * @param from the lower end; the base if empty
     * @param to the upper end; the heads if empty
     */
    record Range(Optional<Target> from, Optional<Target> to) implements Target {
        @Override
        public String toString() {
            return from.map(Target::toString).orElse("") + ":"
                    + to.map(Target::toString).orElse("");
        }
    }

    /** A place in the graph, without a branch. */
    sealed interface Place {
        /** A revision, by id, label or unique prefix. */
        record Named(String name) implements Place {
            @Override
            public String toString() {
                return name;
            }
        }

        /** A place that has a word of its own. */
        enum Word implements Place {
            /** The one head. */
            HEAD,
            /** All heads. */
            HEADS,
            /** Below everything. */
            BASE,
            /** What is applied. */
            CURRENT;

            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    private static String prefix(Optional<String> branch) {
        return branch.map(b -> b + "@").orElse("");
    }

    /** All heads. */
    static Target heads() {
        return new At(Optional.empty(), Place.Word.HEADS);
    }

    /** Below everything. */
    static Target base() {
        return new At(Optional.empty(), Place.Word.BASE);
    }

    /**
     * The target that a text stands for in a graph. Names are not resolved yet.
     *
     * @throws WindlassException if it is not of the grammar
     */
    static Target parse(String text, RevisionGraph graph) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw bad(text, "it is empty");
        }
        int colon = trimmed.indexOf(':');
        if (colon < 0) {
            return parsePoint(trimmed, graph);
        }
        if (trimmed.indexOf(':', colon + 1) >= 0) {
            throw bad(text, "a range has one ':'");
        }
        return new Range(end(trimmed.substring(0, colon), graph), end(trimmed.substring(colon + 1), graph));
    }

    /**
     * The targets that several texts stand for.
     *
     * @throws WindlassException with the problem of each that is not of the grammar
     */
    static List<Target> parseAll(List<String> texts, RevisionGraph graph) {
        return Attempts.all(texts, text -> parse(text, graph));
    }

    private static Optional<Target> end(String text, RevisionGraph graph) {
        return text.isBlank() ? Optional.empty() : Optional.of(parsePoint(text.strip(), graph));
    }

    private static Target parsePoint(String text, RevisionGraph graph) {
        Optional<Place.Word> word = word(text, graph);
        if (word.isPresent()) {
            return new At(Optional.empty(), word.get());
        }
        if (isName(text, graph)) {
            return new At(Optional.empty(), new Place.Named(text));
        }
        int at = text.indexOf('@');
        if (at < 0) {
            return parseBranched(Optional.empty(), text, text, graph);
        }
        String branch = text.substring(0, at);
        String rest = text.substring(at + 1);
        if (branch.isEmpty()) {
            throw bad(text, "there is no branch before '@'");
        }
        if (rest.isEmpty()) {
            throw bad(text, "there is nothing after '@'; '" + branch + "@head' is the head of the branch");
        }
        return parseBranched(Optional.of(branch), rest, text, graph);
    }

    private static Target parseBranched(Optional<String> branch, String rest, String text, RevisionGraph graph) {
        Optional<Place.Word> word = word(rest, graph);
        if (word.isPresent()) {
            return new At(branch, word.get());
        }
        int sign = signAt(rest);
        if (sign < 0 || isName(rest, graph)) {
            if (rest.indexOf('+') >= 0) {
                throw bad(text, "'+' is followed by a number of steps, and nothing comes after it");
            }
            return new At(branch, new Place.Named(rest));
        }
        String symbol = rest.substring(0, sign);
        Optional<Place> from = symbol.isEmpty()
                ? Optional.empty()
                : Optional.of(word(symbol, graph).<Place>map(w -> w).orElse(new Place.Named(symbol)));
        boolean isBeginning = from.orElse(null) instanceof Place.Named
                && graph.candidates(symbol).size() != 1
                && !graph.candidates(rest).isEmpty();
        if (isBeginning) {
            return new At(branch, new Place.Named(rest));
        }
        return new Relative(branch, from, steps(rest.substring(sign), text));
    }

    private static int steps(String digits, String text) {
        int steps;
        try {
            steps = Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw bad(text, "\"" + digits + "\" is too large a number of steps");
        }
        if (steps == 0) {
            throw bad(text, "0 steps lead nowhere");
        }
        return steps;
    }

    /** Where a sign followed by nothing but digits begins, or -1. */
    private static int signAt(String text) {
        int i = text.length();
        while (i > 0 && text.charAt(i - 1) >= '0' && text.charAt(i - 1) <= '9') {
            i--;
        }
        boolean signed = i > 0 && i < text.length() && (text.charAt(i - 1) == '+' || text.charAt(i - 1) == '-');
        return signed ? i - 1 : -1;
    }

    private static Optional<Place.Word> word(String text, RevisionGraph graph) {
        return Arrays.stream(Place.Word.values())
                .filter(word -> word.toString().equals(text))
                .filter(word -> word != Place.Word.CURRENT || !isName(text, graph))
                .findFirst();
    }

    private static boolean isName(String text, RevisionGraph graph) {
        return graph.find(new RevisionId(text)).isPresent()
                || graph.labelled(text).isPresent();
    }

    private static WindlassException bad(String text, String why) {
        return Problem.of(ErrorCode.BAD_TARGET, "\"" + text + "\" does not name a revision")
                .because(why)
                .toException();
    }

    /** The texts of some targets, for messages. */
    static String describe(List<Target> targets) {
        return targets.stream().map(Target::toString).collect(Collectors.joining(" "));
    }
}
