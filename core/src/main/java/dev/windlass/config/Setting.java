package dev.windlass.config;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An option of Windlass, declared once in {@link Settings}: nobody else spells its key.
 *
 * @param key its name in configuration files, dotted, such as {@code lock.timeout}
 * @param type what it may be
 * @param fallback what it is if nobody sets it, where there is such a value
 * @param doc what it does, in a line
 * @param secret whether its value is never shown
 * @param <T> the type of its value
 */
public record Setting<T>(String key, SettingType<T> type, Optional<T> fallback, String doc, boolean secret) {
    /** The environment variable that sets it, such as {@code WINDLASS_LOCK_TIMEOUT}. */
    public String variable() {
        return "WINDLASS_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** The flag of the command line that sets it, such as {@code --lock-timeout}. */
    public String flag() {
        return "--" + key.replace('.', '-').replace('_', '-');
    }

    /** How a value is shown: secrets as {@code ***}, URLs without their passwords. */
    public String print(T value) {
        return secret ? "***" : type.printer().apply(value);
    }

    // A setting is its key: the rest of it is functions, which equal nothing.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Setting<?> setting && setting.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
