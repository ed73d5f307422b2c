package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Expr;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evaluates comprehensions and generator expressions. */
final class Comprehensions {
    private final Run run;
    private final Expressions expressions;

    Comprehensions(Run run, Expressions expressions) {
        this.run = run;
        this.expressions = expressions;
    }

    Value evaluate(Expr.Comprehension comprehension, Scope outer) {
        Scope scope = outer.child(Scope.Kind.COMPREHENSION, Set.of(), Set.of());
        Rounds rounds = new Rounds(comprehension.clauses(), scope, outer);
        switch (comprehension.making()) {
            case LIST -> {
                List<Value> items = new ArrayList<>();
                while (rounds.advance()) {
                    items.add(expressions.evaluate(comprehension.element(), scope));
                }
                return new ListValue(items);
            }
            case SET -> {
                List<Value> items = new ArrayList<>();
                while (rounds.advance()) {
                    items.add(expressions.evaluate(comprehension.element(), scope));
                }
                return new SetValue(items, false);
            }
            case DICT -> {
                Map<Value, Value> entries = new LinkedHashMap<>();
                Expr value = comprehension.value() == null ? comprehension.element() : comprehension.value();
                while (rounds.advance()) {
                    entries.put(
                            Operators.key(expressions.evaluate(comprehension.element(), scope)),
                            expressions.evaluate(value, scope));
                }
                return new DictValue(entries);
            }
            case GENERATOR -> {
                return new IteratorValue(new Lazily(rounds, comprehension.element(), scope), Types.GENERATOR);
            }
        }
        throw new IllegalStateException();
    }

    /** The rounds of the nested loops, one after another. */
    private final class Rounds {
        private final List<Expr.Clause> clauses;
        private final Scope scope;
        private final List<Iterator<Value>> iterators = new ArrayList<>();

        Rounds(List<Expr.Clause> clauses, Scope scope, Scope outer) {
            this.clauses = clauses;
            this.scope = scope;
            // The first iterable belongs to the scope around it, and is evaluated at once.
            iterators.add(
                    expressions.evaluate(clauses.getFirst().iterable(), outer).iterator(run));
        }

        boolean advance() {
            while (!iterators.isEmpty()) {
                run.charge(1);
                Expr.Clause clause = clauses.get(iterators.size() - 1);
                Iterator<Value> iterator = iterators.getLast();
                if (!iterator.hasNext()) {
                    iterators.removeLast();
                    continue;
                }
                expressions.assign(clause.target(), iterator.next(), scope);
                if (!clause.conditions().stream()
                        .allMatch(c -> expressions.evaluate(c, scope).truth(run))) {
                    continue;
                }
                if (iterators.size() == clauses.size()) {
                    return true;
                }
                iterators.add(expressions
                        .evaluate(clauses.get(iterators.size()).iterable(), scope)
                        .iterator(run));
            }
            return false;
        }
    }

    private final class Lazily implements Iterator<Value> {
        private final Rounds rounds;
        private final Expr element;
        private final Scope scope;
        private @Nullable Value ahead;

        Lazily(Rounds rounds, Expr element, Scope scope) {
            this.rounds = rounds;
            this.element = element;
            this.scope = scope;
        }

        @Override
        public boolean hasNext() {
            if (ahead == null && rounds.advance()) {
                ahead = expressions.evaluate(element, scope);
            }
            return ahead != null;
        }

        @Override
        public Value next() {
            if (!hasNext() || ahead == null) {
                throw new NoSuchElementException();
            }
            Value value = ahead;
            ahead = null;
            return value;
        }
    }
}
