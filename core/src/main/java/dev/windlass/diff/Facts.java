package dev.windlass.diff;

import java.util.HashSet;
import java.util.Set;

/**
 * What an operation has to do with others, as far as their order goes.
 *
 * @param rank where it comes if nothing else says so
 * @param subject the table whose operations keep the order of their ranks; empty for none
 * @param provides what is there after it
 * @param needs names that it may need, each if another operation provides it
 * @param removes what is gone after it
 * @param frees names that it may stop using
 * @param takes names of a namespace that it uses up
 * @param releases names of a namespace that it makes free
 */
record Facts(
        int rank,
        String subject,
        Set<Token> provides,
        Set<Token> needs,
        Set<Token> removes,
        Set<Token> frees,
        Set<String> takes,
        Set<String> releases) {
    /** What sort of thing a name means. */
    enum Sort {
        NAMESPACE,
        TYPE,
        ROUTINE,
        SEQUENCE,
        RELATION,
        /** A column, or the columns of a key, that foreign keys may lean on: {@code table.column}, {@code table[a, b]}. */
        KEY
    }

    /** A name, without its namespace: SQL text often has it so. */
    record Token(Sort sort, String name) {}

    static Facts of(int rank, String subject) {
        return new Facts(
                rank,
                subject,
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>());
    }

    Facts provides(Sort sort, String name) {
        provides.add(new Token(sort, name));
        return this;
    }

    Facts removes(Sort sort, String name) {
        removes.add(new Token(sort, name));
        return this;
    }

    Facts needs(Set<String> names, Sort... sorts) {
        put(needs, names, sorts);
        return this;
    }

    Facts frees(Set<String> names, Sort... sorts) {
        put(frees, names, sorts);
        return this;
    }

    private static void put(Set<Token> tokens, Set<String> names, Sort... sorts) {
        for (String name : names) {
            for (Sort sort : sorts) {
                tokens.add(new Token(sort, name));
            }
        }
    }

    Facts takes(String name) {
        takes.add(name);
        return this;
    }

    Facts releases(String name) {
        releases.add(name);
        return this;
    }
}
