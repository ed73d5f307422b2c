/**
 * Reads the desired schema from Hibernate and JPA entities. The classes here are loaded twice: by the application, and,
 * for {@link dev.windlass.hibernate.EntityDdl}, by a loader of its own that has the user's Hibernate.
 */
@NullMarked
package dev.windlass.hibernate;

import org.jspecify.annotations.NullMarked;
