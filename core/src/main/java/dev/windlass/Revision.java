package dev.windlass;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a {@link CodeRevision}'s place in the graph. In a source file every value is a literal, because it is read
 * without compiling the file.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Revision {
    /** Its id. */
    String id();

    /** The revisions it follows; none for a base, several for a merge. */
    String[] revises() default {};

    /** Revisions, or branch labels, that must be applied before it without being its parents. */
    String[] dependsOn() default {};

    /** The labels of the branch that begins with it. */
    String[] branch() default {};

    /** When it was written, such as {@code 2025-09-16T18:49:48Z}. */
    String created() default "";

    /** What it does, in a line; else the first sentence of the class's comment, else the class's name in words. */
    String title() default "";

    /** Why the change is made. */
    String reason() default "";

    /** Where it was asked for. */
    String ticket() default "";

    /** Who wrote it. */
    String author() default "";

    /** Why there is no way back; empty if {@link CodeRevision#downgrade} is the way. */
    String irreversible() default "";

    /** Whether it runs in one transaction, where the database can. */
    boolean transaction() default true;
}
