package dev.windlass.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of folders in the layout {@code pairs}, as they are, whether or not they make a line. */
public final class PairFiles {
    private PairFiles() {}

    /**
     * One file.
     *
     * @param name what its name says
     * @param file the file
     */
    public record PairFile(PairName name, ScriptFile file) {}

    /**
     * Every file whose name is of the layout.
     *
     * @param root the project's folder, for names in messages
     * @throws dev.windlass.error.WindlassException if a folder is not there or cannot be read
     */
    public static List<PairFile> list(Path root, List<Path> folders, boolean recursive) {
        List<PairFile> files = new ArrayList<>();
        for (Path folder : folders) {
            for (ScriptFile file : ScriptDirectory.list(root, folder, recursive)) {
                Optional<PairName> name =
                        PairName.parse(file.path().getFileName().toString());
                name.ifPresent(parsed -> files.add(new PairFile(parsed, file)));
            }
        }
        return List.copyOf(files);
    }
}
