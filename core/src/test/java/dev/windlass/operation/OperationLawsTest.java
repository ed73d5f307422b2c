package dev.windlass.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.error.WindlassException;
import dev.windlass.schema.Schema;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds of every operation on every schema: what undoes it leads back to where it began. */
class OperationLawsTest {
    private static final int CASES = 10_000;

    @Test
    void whatUndoesAnOperationLeadsBack() {
        Map<String, Integer> done = new TreeMap<>();
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Schema before = new RandomSchema(random).schema();
            Operation operation = new RandomOperation(random).operation(before);
            Schema after;
            try {
                after = operation.applyTo(before);
            } catch (WindlassException e) {
                continue;
            }
            switch (operation.reverse(before)) {
                case Reversal.Irreversible irreversible ->
                    assertThat(irreversible.reason()).isNotEmpty();
                case Reversal.Reversed reversed -> {
                    Schema undone = after;
                    for (Operation undo : reversed.operations()) {
                        undone = undo.applyTo(undone);
                    }
                    assertThat(undone)
                            .as("seed %d: %s undone by %s", seed, operation, reversed.operations())
                            .isEqualTo(before);
                    done.merge(operation.word(), 1, Integer::sum);
                }
            }
        }
        assertThat(done.values())
                .as("every kind of operation was undone: %s", done)
                .allMatch(count -> count > 10);
        assertThat(done).hasSizeGreaterThanOrEqualTo(24);
    }
}
