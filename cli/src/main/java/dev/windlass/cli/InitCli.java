package dev.windlass.cli;

import dev.windlass.command.InitCommand;
import dev.windlass.command.InitExtra;
import dev.windlass.error.Exit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code windlass init}. */
final class InitCli implements Callable<Integer>, Declaration.Declared {
    private final Commands.Surroundings around;

    Path folder = Path.of("");

    boolean makefile;

    boolean github;

    boolean gitlab;

    boolean docker;

    boolean systemd;

    InitCli(Commands.Surroundings around) {
        this.around = around;
    }

    @Override
    public void declare(Declaration declaration) {
        declaration
                .says("Start a project in a folder: windlass.toml and a folder of revisions.")
                .word(Path.class, "0", "0..1", "DIR", "The folder; this one if left out.", given -> folder = given)
                .flag(
                        "Also make targets for make: migrate-up, migrate-down, migrate-status, ….",
                        given -> makefile = given,
                        "--makefile")
                .flag(
                        "Also make a workflow of GitHub that tries every change up, down and up.",
                        given -> github = given,
                        "--github")
                .flag("Also make such a job of GitLab.", given -> gitlab = given, "--gitlab")
                .flag(
                        "Also make an image that migrates, and a service for Docker Compose.",
                        given -> docker = given,
                        "--docker")
                .flag(
                        "Also make a unit of systemd that migrates before the application starts.",
                        given -> systemd = given,
                        "--systemd");
    }

    @Override
    public Integer call() {
        GlobalOptions options = around.options();
        Path where = options.folder(around.shell()).resolve(folder).normalize();
        String scripts = options.path == null ? "versions" : options.path.getFirst();
        String url = options.url == null ? "${DATABASE_URL:-sqlite:///windlass.db}" : options.url;
        InitCommand.Result result = InitCommand.run(where, scripts, url, extras());
        Console console = around.console();
        if (console.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("made", Console.texts(result.made()));
            document.put("kept", Console.texts(result.kept()));
            console.document(document);
            return Exit.DONE;
        }
        result.made().forEach(path -> console.result("made " + path));
        result.kept().forEach(path -> console.result("kept " + path + ", which was there"));
        if (makefile && result.kept().stream().anyMatch(path -> path.endsWith("Makefile"))) {
            console.note("Add the line 'include migrations.mk' to the Makefile that is there.");
        }
        console.note("Next: windlass revision -m \"…\" writes a revision, windlass upgrade head applies it.");
        return Exit.DONE;
    }

    private List<InitExtra> extras() {
        List<InitExtra> extras = new ArrayList<>();
        if (makefile) {
            extras.add(InitExtra.MAKEFILE);
        }
        if (github) {
            extras.add(InitExtra.GITHUB);
        }
        if (gitlab) {
            extras.add(InitExtra.GITLAB);
        }
        if (docker) {
            extras.add(InitExtra.DOCKER);
        }
        if (systemd) {
            extras.add(InitExtra.SYSTEMD);
        }
        return extras;
    }
}
