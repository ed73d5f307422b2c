/** Windlass, a database schema migration library: the facade and its settings. */
@NullMarked
package dev.windlass;

import org.jspecify.annotations.NullMarked;
