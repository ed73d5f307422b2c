package dev.windlass.command;

import dev.windlass.execute.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds out who runs a command. */
final class Actors {
    /** The journal's columns hold so many characters. */
    private static final int LIMIT = 255;

    private Actors() {}

    /**
     * The actor: {@code WINDLASS_ACTOR} where a deployment says for whom it acts, else the operating system's user; the
     * host by its own name, without asking any name server.
     */
    static Actor current(Map<String, String> environment, String role) {
        String user = System.getProperty("user.name", "");
        String person = environment.getOrDefault("WINDLASS_ACTOR", user);
        return new Actor(cut(person), cut(role), cut(host(environment)));
    }

    private static String host(Map<String, String> environment) {
        for (String file : new String[] {"/proc/sys/kernel/hostname", "/etc/hostname"}) {
            try {
                String name = Files.readString(Path.of(file)).strip();
                if (!name.isEmpty()) {
                    return name;
                }
            } catch (IOException e) {
                // Not a Linux system: the environment may know.
            }
        }
        return environment.getOrDefault("HOSTNAME", environment.getOrDefault("COMPUTERNAME", ""));
    }

    private static String cut(String text) {
        return text.length() > LIMIT ? text.substring(0, LIMIT) : text;
    }
}
