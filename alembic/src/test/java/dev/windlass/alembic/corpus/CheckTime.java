package dev.windlass.alembic.corpus;

import dev.windlass.alembic.AlembicCheck;
import dev.windlass.alembic.AlembicEnvironment;
import dev.windlass.alembic.AlembicHeader;
import dev.windlass.alembic.AlembicScript;
import dev.windlass.alembic.python.Source;
import dev.windlass.plan.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Measures reading and checking every revision below a folder, three times over. */
public final class CheckTime {
    private CheckTime() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of(arguments[0]))) {
            files = walk.filter(
                            p -> AlembicHeader.isRevisionFile(p.getFileName().toString()))
                    .toList();
        }
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            List<AlembicScript> scripts = new ArrayList<>();
            for (Path file : files) {
                scripts.add(AlembicScript.read(Source.decode(Files.readAllBytes(file), file.toString())));
            }
            int problems = AlembicCheck.checkAll(scripts, Direction.UPGRADE, AlembicEnvironment.NONE)
                    .size();
            System.out.printf(
                    "%d files read and checked, %d problems, %d ms%n",
                    files.size(), problems, (System.nanoTime() - start) / 1_000_000);
        }
    }
}
