package dev.windlass;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an entity or one of its attributes: what its table or column was called before, so that a generated revision renames
 * it and keeps what it holds. It may stay: where the old name is gone from the database, it says nothing.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD})
public @interface RenamedFrom {
    /** The old name of the table or column, as the database spells it. */
    String value();
}
