package dev.windlass.script;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folders of a project and the scripts they hold: the one place that looks into folders.
 *
 * @param folders the folders, in the order given; new scripts go to the first
 * @param layout how they hold scripts
 * @param scripts the scripts, in no order of meaning
 * @param problems what is wrong with single files; a command that would run scripts refuses them
 */
public record ScriptDirectory(List<Path> folders, Layout layout, List<Script> scripts, List<Problem> problems) {
    public ScriptDirectory {
        folders = List.copyOf(folders);
        scripts = List.copyOf(scripts);
        problems = List.copyOf(problems);
    }

    /**
     * Reads every script's place in the graph.
     *
     * @param root the project's folder, for names in messages
     * @param folders the folders to look into
     * @param layout how they hold scripts, or nothing to find out by looking
     * @param recursive whether folders inside them count too
     * @param readers the kinds of files there are, besides the pairs
     * @throws WindlassException if a folder is not there or cannot be read
     */
    public static ScriptDirectory read(
            Path root, List<Path> folders, Optional<Layout> layout, boolean recursive, List<ScriptReader> readers) {
        List<ScriptFile> files = new ArrayList<>();
        for (Path folder : folders) {
            files.addAll(list(root, folder, recursive));
        }
        Layout found = layout.orElseGet(() -> detect(files));
        List<Problem> problems = new ArrayList<>();
        if (found == Layout.PAIRS) {
            return new ScriptDirectory(folders, found, PairFolder.scripts(files, problems), problems);
        }
        List<Script> scripts = new ArrayList<>(files.size());
        List<Read> read =
                files.parallelStream().map(file -> readOne(file, readers)).toList();
        Set<ScriptReader> withRevisions = new HashSet<>();
        read.stream().filter(Read::isRevision).map(Read::reader).forEach(withRevisions::add);
        for (Read one : read) {
            one.script().ifPresent(scripts::add);
            problems.addAll(one.problems());
            ScriptReader reader = one.reader();
            if (reader != null && !one.isRevision()) {
                problems.addAll(reader.stray(one.file(), found, withRevisions.contains(reader)));
            }
        }
        for (ScriptReader reader : readers) {
            try {
                scripts.addAll(reader.elsewhere());
            } catch (WindlassException e) {
                problems.addAll(e.problems());
            }
        }
        return new ScriptDirectory(folders, found, scripts, problems);
    }

    /** What came of a file; its reader is none if nobody reads such files. */
    private record Read(
            ScriptFile file, @Nullable ScriptReader reader, Optional<Script> script, List<Problem> problems) {
        boolean isRevision() {
            return script.isPresent() || !problems.isEmpty();
        }
    }

    private static Read readOne(ScriptFile file, List<ScriptReader> readers) {
        String name = file.path().getFileName().toString();
        for (ScriptReader reader : readers) {
            if (reader.reads(name)) {
                try {
                    return new Read(file, reader, reader.read(file), List.of());
                } catch (WindlassException e) {
                    return new Read(file, reader, Optional.empty(), e.problems());
                }
            }
        }
        return new Read(file, null, Optional.empty(), List.of());
    }

    /** The layout that a folder's files show: any pair, else any Python revision, else Windlass's own. */
    static Layout detect(List<ScriptFile> files) {
        boolean python = false;
        boolean pair = false;
        boolean own = false;
        for (ScriptFile file : files) {
            String name = file.path().getFileName().toString();
            boolean isPair = PairName.parse(name).isPresent();
            pair |= isPair;
            python |= name.endsWith(".py") && !name.equals("env.py") && !name.equals("__init__.py");
            own |= !isPair && name.endsWith(".sql");
        }
        if (pair && !own) {
            return Layout.PAIRS;
        }
        return python ? Layout.ALEMBIC : Layout.REVISIONS;
    }

    static List<ScriptFile> list(Path root, Path folder, boolean recursive) {
        if (!Files.isDirectory(folder)) {
            throw Problem.of(
                            ErrorCode.NO_SCRIPT_FOLDER,
                            Files.exists(folder)
                                    ? "The script folder is not a folder"
                                    : "The script folder is not there")
                    .at(folder.toString())
                    .toException();
        }
        String base = prefix(root, folder);
        try {
            return recursive ? inside(folder, base) : directly(folder, base);
        } catch (UncheckedIOException | DirectoryIteratorException | IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static List<ScriptFile> inside(Path folder, String base) throws IOException {
        try (Stream<Path> walk = Files.find(
                folder,
                64,
                (path, attributes) -> !path.equals(folder) && isFile(path, attributes) && isScriptLike(path))) {
            return walk.sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .map(path -> new ScriptFile(
                            path, base + folder.relativize(path).toString().replace('\\', '/')))
                    .toList();
        }
    }

    /**
     * What lies in the folder itself. A folder named like a script counts as one, which then cannot be read: nothing may
     * pass over it in silence.
     */
    private static List<ScriptFile> directly(Path folder, String base) throws IOException {
        List<ScriptFile> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path path : all) {
                String name = path.getFileName().toString();
                if (isScriptLike(name) && (name.indexOf('.') >= 0 || !Files.isDirectory(path))) {
                    files.add(new ScriptFile(path, base + name));
                }
            }
        }
        files.sort((a, b) -> a.name().compareTo(b.name()));
        return files;
    }

    private static WindlassException unreadable(Path folder, Exception e) {
        return new WindlassException(
                Problem.of(ErrorCode.UNREADABLE_SCRIPT, "The script folder cannot be read")
                        .at(folder.toString())
                        .because(String.valueOf(e.getMessage())),
                e);
    }

    private static boolean isFile(Path path, BasicFileAttributes attributes) {
        return !attributes.isDirectory() && !(attributes.isSymbolicLink() && Files.isDirectory(path));
    }

    private static boolean isScriptLike(Path path) {
        Path folder = path.getParent();
        return isScriptLike(path.getFileName().toString()) && (folder == null || !folder.endsWith("__pycache__"));
    }

    private static boolean isScriptLike(String name) {
        // Alembic passes over the locks of Emacs only.
        boolean hidden =
                name.startsWith(".#") || !name.endsWith(".py") && (name.startsWith(".") || name.startsWith("#"));
        return !hidden && !name.endsWith("~");
    }

    /** What stands before the names of a folder's files, so that they are relative to the project's folder. */
    private static String prefix(Path root, Path folder) {
        Path absoluteRoot = root.toAbsolutePath().normalize();
        Path absolute = folder.toAbsolutePath().normalize();
        String shown = (absolute.startsWith(absoluteRoot) ? absoluteRoot.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
        return shown.isEmpty() ? "" : shown + "/";
    }
}
