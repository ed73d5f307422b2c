package dev.windlass.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random acyclic graphs with branches, merges and labels. */
public final class RandomGraphs {
    private RandomGraphs() {}

    public static List<Revision> revisions(Random random, int most, boolean withDependencies) {
        int count = 1 + random.nextInt(most);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, random);
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> parents = i > 0 && random.nextInt(100) < 85
                    ? some(random, revisions, random.nextInt(100) < 75 ? 1 : 2 + random.nextInt(2))
                    : List.of();
            List<String> needs = new ArrayList<>();
            if (withDependencies && i > 0 && random.nextInt(100) < 30) {
                needs.addAll(some(random, revisions, 1 + random.nextInt(2)));
                for (Revision revision : revisions) {
                    if (!revision.labels().isEmpty() && random.nextInt(100) < 10) {
                        needs.add(revision.labels().getFirst());
                    }
                }
            }
            List<String> labels = random.nextInt(100) < 15 ? List.of("label" + numbers.get(i)) : List.of();
            revisions.add(Graphs.revision("r%03x".formatted(numbers.get(i)), parents, needs, labels));
        }
        Collections.shuffle(revisions, random);
        return revisions;
    }

    private static List<String> some(Random random, List<Revision> revisions, int count) {
        List<String> found = new ArrayList<>();
        int recent = random.nextBoolean() ? Math.max(0, revisions.size() - 4) : 0;
        for (int i = 0; i < count; i++) {
            String id = revisions
                    .get(recent + random.nextInt(revisions.size() - recent))
                    .id()
                    .value();
            if (!found.contains(id)) {
                found.add(id);
            }
        }
        return found;
    }

    /** A target that makes sense more often than not. */
    public static String target(Random random, List<Revision> revisions, boolean up) {
        String steps = (up ? "+" : "-") + (1 + random.nextInt(3));
        return switch (random.nextInt(12)) {
            case 0 -> "head";
            case 1 -> up ? "heads" : "base";
            case 2 -> "base";
            case 3 -> steps;
            case 4 -> name(random, revisions) + "@" + steps;
            case 5 -> name(random, revisions) + "@" + (up ? "head" : "base");
            case 6 -> name(random, revisions) + steps;
            case 7 -> name(random, revisions) + "@" + name(random, revisions);
            case 8 -> "current" + steps;
            case 9 -> name(random, revisions) + "@heads";
            default -> name(random, revisions);
        };
    }

    private static String name(Random random, List<Revision> revisions) {
        Revision revision = revisions.get(random.nextInt(revisions.size()));
        boolean byLabel = !revision.labels().isEmpty() && random.nextBoolean();
        return byLabel ? revision.labels().getFirst() : revision.id().value();
    }
}
