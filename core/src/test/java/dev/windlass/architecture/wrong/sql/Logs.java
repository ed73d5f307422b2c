package dev.windlass.architecture.wrong.sql;

import java.util.logging.Logger;

/** Needs a module beyond java.base. */
public record Logs(Logger logger) {}
