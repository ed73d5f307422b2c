package dev.windlass.config;

/**
 * Where a value was set.
 *
 * @param kind which of the sources
 * @param name the flag, the variable, or the file as the user knows it; empty for a default
 * @param line the line in the file, from 1; 0 where there is none
 * @param column the column in the file, from 1; 0 where there is none
 */
public record Origin(Kind kind, String name, int line, int column) {
    /** The sources, the strongest first. */
    public enum Kind {
        /** An option of the command line, or an argument of the library's caller. */
        FLAG,
        /** An environment variable. */
        ENVIRONMENT,
        /** A line of {@code .env}. */
        DOTENV,
        /** A configuration file of Windlass. */
        FILE,
        /** {@code alembic.ini} or {@code pyproject.toml}. */
        ALEMBIC,
        /** Nobody set it. */
        DEFAULT
    }

    /** The origin of values that nobody set. */
    public static final Origin NOWHERE = new Origin(Kind.DEFAULT, "", 0, 0);

    /** A flag, such as {@code --url}. */
    public static Origin flag(String name) {
        return new Origin(Kind.FLAG, name, 0, 0);
    }

    /** An environment variable. */
    public static Origin variable(String name) {
        return new Origin(Kind.ENVIRONMENT, name, 0, 0);
    }

    /** Whether relative paths that stand there are relative to the configuration's folder. */
    public boolean inConfigurationFolder() {
        return kind == Kind.FILE || kind == Kind.ALEMBIC || kind == Kind.DOTENV;
    }

    /** As messages and {@code status} show it: {@code windlass.toml:3:7}, {@code --url}, {@code default}. */
    @Override
    public String toString() {
        return switch (kind) {
            case FLAG -> name;
            case ENVIRONMENT -> "environment variable " + name;
            case DOTENV, FILE, ALEMBIC -> place();
            case DEFAULT -> "default";
        };
    }

    private String place() {
        if (line == 0) {
            return name;
        }
        return column == 0 ? name + ":" + line : name + ":" + line + ":" + column;
    }
}
