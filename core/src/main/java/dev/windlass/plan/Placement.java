package dev.windlass.plan;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where a new revision goes in the graph: what its header will say.
 *
 * @param parents the revisions it follows; none for a base
 * @param dependsOn full ids, or branch labels, that it depends on
 * @param labels the branch labels that it declares
 */
public record Placement(List<RevisionId> parents, List<String> dependsOn, List<String> labels) {
    public Placement {
        parents = List.copyOf(parents);
        dependsOn = List.copyOf(dependsOn);
        labels = List.copyOf(labels);
    }

    /**
     * What was asked for.
     *
     * @param heads the revisions to follow, as written: any target, the base included
     * @param splice whether they may be other than heads
     * @param dependsOn what to depend on, as written
     * @param labels the labels to declare
     * @param id the new revision's id, if it was given
     */
    public record Request(
            List<String> heads, boolean splice, List<String> dependsOn, List<String> labels, Optional<String> id) {
        public Request {
            heads = List.copyOf(heads);
            dependsOn = List.copyOf(dependsOn);
            labels = List.copyOf(labels);
        }
    }

    /**
     * The place of a revision that is written now; without any head named it follows the one there is.
     *
     * @throws WindlassException with everything that is wrong with the request
     */
    public static Placement revision(RevisionGraph graph, Request request) {
        return place(graph, request.heads().isEmpty() ? List.of("head") : request.heads(), request, false);
    }

    /**
     * The place of a revision that joins several; without any head named, all of them.
     *
     * @throws WindlassException with everything that is wrong with the request, such as fewer than two heads
     */
    public static Placement merge(RevisionGraph graph, Request request) {
        return place(graph, request.heads().isEmpty() ? List.of("heads") : request.heads(), request, true);
    }

    private static Placement place(RevisionGraph graph, List<String> heads, Request request, boolean merge) {
        List<Problem> problems = new ArrayList<>();
        TargetResolver resolver = new TargetResolver(graph, Set.of());
        List<Revision> parents = attempt(problems, () -> parents(graph, resolver, heads), List.of());
        boolean resolved = problems.isEmpty();
        if (new LinkedHashSet<>(parents).size() < parents.size()) {
            problems.add(Problem.of(ErrorCode.BAD_TARGET, "The same revision is named twice as a head")
                    .because("they are " + TargetResolver.described(parents))
                    .next("Name each head once."));
        }
        if (!request.splice()) {
            parents.stream()
                    .distinct()
                    .filter(parent -> !graph.isHead(parent.id()))
                    .forEach(parent -> problems.add(notAHead(graph, parent)));
        }
        if (merge && resolved && new LinkedHashSet<>(parents).size() < 2) {
            problems.add(Problem.of(
                            ErrorCode.BAD_TARGET,
                            parents.isEmpty()
                                    ? "There is no head to merge"
                                    : "There is only one head to merge: \""
                                            + parents.getFirst().id() + "\"")
                    .next("Use 'windlass revision' to go on from one head."));
        }
        List<String> dependsOn = new ArrayList<>();
        for (String text : request.dependsOn()) {
            attempt(problems, () -> dependency(graph, resolver, text), List.<String>of())
                    .forEach(dependsOn::add);
        }
        checkNames(graph, request, problems);
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        return new Placement(Planner.ids(parents), dependsOn.stream().distinct().toList(), request.labels());
    }

    private static <T> T attempt(List<Problem> problems, Supplier<T> supplier, T otherwise) {
        try {
            return supplier.get();
        } catch (WindlassException e) {
            problems.addAll(e.problems());
            return otherwise;
        }
    }

    private static List<Revision> parents(RevisionGraph graph, TargetResolver resolver, List<String> heads) {
        return Attempts.all(heads, text -> parent(graph, resolver, text)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Revision> parent(RevisionGraph graph, TargetResolver resolver, String text) {
        Target target = Target.parse(text, graph);
        try {
            return resolver.resolve(target);
        } catch (WindlassException e) {
            if (e.code() != ErrorCode.MULTIPLE_HEADS) {
                throw e;
            }
            throw e.first()
                    .next("Name the head that the new revision follows with --head, or join them with 'windlass merge"
                            + " heads -m \"…\"'.")
                    .toException();
        }
    }

    private static Problem notAHead(RevisionGraph graph, Revision parent) {
        return Problem.of(ErrorCode.BAD_TARGET, "Revision \"" + parent.id() + "\" is not a head revision")
                .at(parent.location())
                .because("it is followed by " + TargetResolver.described(graph.children(parent.id())))
                .next("Pass --splice to create a new branch from this revision.");
    }

    private static List<String> dependency(RevisionGraph graph, TargetResolver resolver, String text) {
        List<Revision> found = resolver.resolve(Target.parse(text, graph));
        boolean isLabel = graph.labelled(text).isPresent();
        if (found.isEmpty()) {
            throw Problem.of(ErrorCode.BAD_TARGET, "A revision cannot depend on \"" + text + "\"")
                    .because("it stands for no revision")
                    .next("Name a revision or a branch label.")
                    .toException();
        }
        return isLabel ? List.of(text) : found.stream().map(r -> r.id().value()).toList();
    }

    private static void checkNames(RevisionGraph graph, Request request, List<Problem> problems) {
        request.id().ifPresent(id -> {
            RevisionId.check(id).ifPresent(problems::add);
            if (!id.isEmpty()) {
                graph.find(new RevisionId(id))
                        .ifPresent(other -> problems.add(
                                Problem.of(ErrorCode.DUPLICATE_REVISION, "Revision id \"" + id + "\" is already used")
                                        .at(other.location())));
            }
            graph.labelled(id)
                    .ifPresent(other -> problems.add(Problem.of(
                                    ErrorCode.DUPLICATE_LABEL,
                                    "Revision id \"" + id + "\" is a branch label of revision \"" + other.id() + "\"")
                            .at(other.location())));
        });
        Set<String> own = new LinkedHashSet<>();
        for (String label : request.labels()) {
            checkLabel(graph, request, label, own, problems);
        }
    }

    private static void checkLabel(
            RevisionGraph graph, Request request, String label, Set<String> own, List<Problem> problems) {
        RevisionId.check(label)
                .ifPresent(problem ->
                        problems.add(Problem.of(ErrorCode.BAD_REVISION_ID, "\"" + label + "\" is not a branch label")
                                .because(problem.why())
                                .next(problem.next())));
        if (!own.add(label) || request.id().filter(label::equals).isPresent()) {
            problems.add(Problem.of(ErrorCode.DUPLICATE_LABEL, "Branch label \"" + label + "\" is given twice"));
        }
        graph.labelled(label)
                .ifPresent(other -> problems.add(Problem.of(
                                ErrorCode.DUPLICATE_LABEL,
                                "Branch label \"" + label + "\" is already used by revision \"" + other.id() + "\"")
                        .at(other.location())));
        if (!label.isEmpty()) {
            graph.find(new RevisionId(label))
                    .ifPresent(other -> problems.add(Problem.of(
                                    ErrorCode.DUPLICATE_LABEL, "Branch label \"" + label + "\" is the id of a revision")
                            .at(other.location())));
        }
    }
}
