package dev.windlass.cli;

import dev.windlass.command.TestCommand;
import dev.windlass.command.Toolbox;
import dev.windlass.error.Exit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code windlass test}. */
final class TestCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    @Nullable
    String from;

    @Nullable
    Path data;

    TestCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Try every revision on a dev database: up, down, up again; end with status 3 if one is wrong.")
                .option(
                        String.class,
                        "REVISION",
                        "Test this revision and those that come after it.",
                        given -> from = given,
                        "--from")
                .option(
                        Path.class,
                        "FILE",
                        "SQL that fills the tables, so that a way down that loses rows is found.",
                        given -> data = given,
                        "--data");
    }

    @Override
    public Integer call() {
        Toolbox tools = around.tools();
        Console console = around.console();
        List<TestCommand.Tested> tested = TestCommand.run(
                tools,
                new TestCommand.Request(
                        Optional.ofNullable(from),
                        Optional.ofNullable(data)
                                .map(file ->
                                        around.options().folder(around.shell()).resolve(file))),
                one -> {
                    if (!console.json()) {
                        show(console, one);
                    }
                });
        long findings = tested.stream().filter(TestCommand.Tested::isFinding).count();
        if (console.json()) {
            console.document(document(tested));
        } else {
            console.result(summary(tested));
        }
        return findings == 0 ? Exit.DONE : Exit.FOUND;
    }

    private static void show(Console console, TestCommand.Tested one) {
        console.result("%-13s %s  %s"
                .formatted(
                        one.verdict().word(),
                        one.revision().id(),
                        one.revision().title()));
        one.how().forEach(line -> console.result("              " + line));
        one.losses().forEach(line -> console.result("              " + line));
    }

    private static String summary(List<TestCommand.Tested> tested) {
        StringBuilder out = new StringBuilder(Moves.count(tested.size(), "revision") + " tested:");
        for (TestCommand.Verdict verdict : TestCommand.Verdict.values()) {
            long count = tested.stream().filter(one -> one.verdict() == verdict).count();
            if (count > 0) {
                out.append(out.charAt(out.length() - 1) == ':' ? " " : ", ")
                        .append(count)
                        .append(' ')
                        .append(verdict.word());
            }
        }
        return out.append('.').toString();
    }

    private static Map<String, Object> document(List<TestCommand.Tested> tested) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (TestCommand.Verdict verdict : TestCommand.Verdict.values()) {
            document.put(
                    verdict.word(),
                    tested.stream().filter(one -> one.verdict() == verdict).count());
        }
        document.put(
                "revisions",
                tested.stream()
                        .map(one -> {
                            Map<String, Object> revision = new LinkedHashMap<>();
                            revision.put("id", one.revision().id().value());
                            revision.put("title", one.revision().title());
                            revision.put("file", one.revision().location());
                            revision.put("verdict", one.verdict().word());
                            revision.put("how", one.how());
                            revision.put("losses", one.losses());
                            return revision;
                        })
                        .toList());
        return document;
    }
}
