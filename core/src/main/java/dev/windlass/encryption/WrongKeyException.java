package dev.windlass.encryption;

import java.util.Optional;

/** A value that a key does not open. Its message never has the value or the key in it. */
public final class WrongKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongKeyException(String message, Optional<Throwable> cause) {
        super(message, cause.orElse(null));
    }
}
