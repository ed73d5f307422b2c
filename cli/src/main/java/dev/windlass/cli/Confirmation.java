package dev.windlass.cli;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The option of commands that ask before they begin, and the question. */
final class Confirmation implements Declaration.Declared {
    private static final int LONGEST_ANSWER = 100;

    boolean yes;

    @Override
    public void declare(Declaration declaration) {
        declaration.flag("Do not ask.", given -> yes = given, "-y", "--yes", "-f", "--force");
    }

    /**
     * Asks.
     *
     * @throws dev.windlass.error.WindlassException with {@code NOT_CONFIRMED} unless the answer is yes
     */
    void ask(Commands.Surroundings around, String question) {
        if (yes) {
            return;
        }
        around.shell().err().print(question + " [y/N] ");
        around.shell().err().flush();
        String answer = answer(around.shell()).strip().toLowerCase(Locale.ROOT);
        if (!answer.equals("y") && !answer.equals("yes")) {
            if (answer.isEmpty()) {
                around.shell().err().println();
            }
            throw Problem.of(ErrorCode.NOT_CONFIRMED, "Nothing was done").toException();
        }
    }

    /** Asks on a terminal; no answer where there is none. */
    static java.util.Optional<Boolean> decide(Commands.Surroundings around, String question) {
        if (!around.shell().terminal() || around.console().json()) {
            return java.util.Optional.empty();
        }
        while (true) {
            around.shell().err().print(question + " [y/n] ");
            around.shell().err().flush();
            String answer = answer(around.shell()).strip().toLowerCase(Locale.ROOT);
            if (answer.equals("y") || answer.equals("yes")) {
                return java.util.Optional.of(true);
            }
            if (answer.equals("n") || answer.equals("no")) {
                return java.util.Optional.of(false);
            }
            if (answer.isEmpty()) {
                around.shell().err().println();
                return java.util.Optional.empty();
            }
        }
    }

    private static String answer(Shell shell) {
        StringBuilder line = new StringBuilder();
        try {
            for (int b = shell.in().read();
                    b >= 0 && b != '\n' && line.length() < LONGEST_ANSWER;
                    b = shell.in().read()) {
                line.append(new String(new byte[] {(byte) b}, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }
}
