package dev.windlass.cli;

import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Tells targets that look like options, such as {@code -1} or {@code -3:current}, from options that do not exist. */
final class NegativeWords {
    private static final Pattern TARGET = Pattern.compile("-\\d+(?::.*)?");

    private NegativeWords() {}

    /** Refuses a word that begins with {@code -} and is no target, unless it stands after {@code --}. */
    static void requireTargets(CommandLine.ParseResult parsed) {
        for (CommandLine.ParseResult level = parsed; level != null; level = level.subcommand()) {
            boolean ended = level.originalArgs().contains("--");
            for (PositionalParamSpec positional : level.matchedPositionals()) {
                for (String word : positional.originalStringValues()) {
                    if (!ended && word.startsWith("-") && !TARGET.matcher(word).matches()) {
                        throw new CommandLine.ParameterException(
                                level.commandSpec().commandLine(), "Unknown option: '" + word + "'");
                    }
                }
            }
        }
    }
}
