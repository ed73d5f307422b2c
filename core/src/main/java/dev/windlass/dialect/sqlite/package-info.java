/** How SQLite is spoken to. */
@NullMarked
package dev.windlass.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
