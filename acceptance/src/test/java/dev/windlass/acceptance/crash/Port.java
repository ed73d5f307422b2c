package dev.windlass.acceptance.crash;

import java.util.Arrays;
import java.util.List;

/**
 * An instant at which a run is about to send something to its database, or has just had the answer.
 *
 * @param number counts the ports of a run, from 1
 * @param when before it is sent, after it is done, or after it was refused
 * @param kind what is sent
 * @param tags the names of the scripts' statements in it, as their comments {@code /*#name*}{@code /} give them
 */
record Port(int number, When when, Kind kind, List<String> tags) {
    enum When {
        BEFORE,
        AFTER,
        REFUSED
    }

    enum Kind {
        /** A statement of a script, or several with the transaction around them and the journal entry. */
        STATEMENT,
        /** A journal entry alone. */
        JOURNAL,
        /** The beginning or the end of a transaction. */
        TRANSACTION,
        /** Anything else that may change something. */
        OTHER,
        /** A question, which changes nothing. */
        QUESTION
    }

    String line() {
        return number + " " + when + " " + kind + " " + (tags.isEmpty() ? "-" : String.join(",", tags));
    }

    static Port parse(String line) {
        String[] words = line.split(" ");
        return new Port(
                Integer.parseInt(words[0]),
                When.valueOf(words[1]),
                Kind.valueOf(words[2]),
                words[3].equals("-") ? List.of() : Arrays.asList(words[3].split(",")));
    }
}
