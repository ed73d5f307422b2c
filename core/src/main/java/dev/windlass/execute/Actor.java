package dev.windlass.execute;

/**
 * Who runs a command.
 *
 * @param person the operating system's user, or what a deployment says instead
 * @param role the user that the database knows
 * @param host the machine the command runs on
 */
public record Actor(String person, String role, String host) {}
