package dev.windlass.acceptance.corpora;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A copy of a public repository, bare or not.
 *
 * @param gitFolder the git folder
 */
record Repository(Path gitFolder) {
    /** The repository {@code owner/name} in a folder of mirrors ({@code owner+name/repo}). */
    static Repository in(Path mirrors, String ownerAndName) {
        Path folder = mirrors.resolve(ownerAndName.replace('/', '+')).resolve("repo");
        return new Repository(Files.isDirectory(folder.resolve(".git")) ? folder.resolve(".git") : folder);
    }

    /** Whether it is there. */
    boolean exists() {
        return Files.exists(gitFolder.resolve("HEAD"));
    }

    /** Writes the text files of the newest commit that end so to a folder; mirrors may lack others. */
    void extract(Path into, List<String> endings) {
        try {
            List<String> names = new ArrayList<>();
            for (String name : new String(
                            git(List.of("ls-tree", "-r", "--name-only", "-z", "HEAD"), ""), StandardCharsets.UTF_8)
                    .split("\0")) {
                if (endings.stream().anyMatch(name::endsWith)) {
                    names.add(name);
                }
            }
            StringBuilder wanted = new StringBuilder();
            names.forEach(name -> wanted.append("HEAD:").append(name).append('\n'));
            byte[] all = git(List.of("cat-file", "--batch"), wanted.toString());
            int at = 0;
            for (String name : names) {
                int end = at;
                while (all[end] != '\n') {
                    end++;
                }
                String[] header = new String(all, at, end - at, StandardCharsets.UTF_8).split(" ");
                at = end + 1;
                if (header[header.length - 1].equals("missing")) {
                    continue;
                }
                int size = Integer.parseInt(header[2]);
                Path file = into.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, Arrays.copyOfRange(all, at, at + size));
                at += size + 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] git(List<String> arguments, String input) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "safe.directory=*", "--git-dir=" + gitFolder));
        command.addAll(arguments);
        Path in = Files.createTempFile("git", ".in");
        try {
            Files.writeString(in, input);
            Process process = new ProcessBuilder(command)
                    .redirectInput(in.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.getInputStream().readAllBytes();
        } finally {
            Files.delete(in);
        }
    }

    /** The files below a folder of the newest commit, by their path in that folder. */
    SortedMap<String, byte[]> files(String folder) {
        try {
            Process process = new ProcessBuilder(
                            "git",
                            "-c",
                            "safe.directory=*",
                            "--git-dir=" + gitFolder,
                            "archive",
                            "--format=zip",
                            "HEAD:" + folder)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            SortedMap<String, byte[]> files = new TreeMap<>();
            try (ZipInputStream zip = new ZipInputStream(process.getInputStream(), StandardCharsets.UTF_8)) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (!entry.isDirectory()) {
                        files.put(entry.getName(), zip.readAllBytes());
                    }
                }
                // The archive's directory follows the entries: git would fail if nobody read it.
                process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException("git cannot read " + folder + " in " + gitFolder);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
