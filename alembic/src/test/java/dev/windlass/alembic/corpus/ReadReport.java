package dev.windlass.alembic.corpus;

import dev.windlass.alembic.AlembicHeader;
import dev.windlass.alembic.python.Parser;
import dev.windlass.alembic.python.Source;
import dev.windlass.error.WindlassException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Prints how many files below a folder parse and give a header, and how long that takes. */
public final class ReadReport {
    private ReadReport() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of(arguments[0]))) {
            files = walk.filter(
                            p -> AlembicHeader.isRevisionFile(p.getFileName().toString()))
                    .toList();
        }
        List<Source> sources = new ArrayList<>();
        for (Path file : files) {
            try {
                sources.add(Source.decode(Files.readAllBytes(file), file.toString()));
            } catch (WindlassException bad) {
                System.out.println("undecodable " + bad.first());
            }
        }
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            int headers = 0;
            int none = 0;
            int bad = 0;
            for (Source source : sources) {
                try {
                    if (AlembicHeader.find(source.text(), source.file()).isPresent()) {
                        headers++;
                    } else {
                        none++;
                        if (round == 0) {
                            System.out.println("no revision " + source.file());
                        }
                    }
                } catch (WindlassException wrong) {
                    bad++;
                    if (round == 0) {
                        System.out.println("header " + wrong.first());
                    }
                }
            }
            long middle = System.nanoTime();
            int parsed = 0;
            for (Source source : sources) {
                try {
                    Parser.parse(source);
                    parsed++;
                } catch (WindlassException wrong) {
                    if (round == 0) {
                        System.out.println("syntax " + wrong.first());
                    }
                }
            }
            System.out.printf(
                    "%d files, %d headers, %d none, %d bad in %d ms; %d parsed in %d ms%n",
                    sources.size(),
                    headers,
                    none,
                    bad,
                    (middle - start) / 1_000_000,
                    parsed,
                    (System.nanoTime() - middle) / 1_000_000);
        }
    }
}
