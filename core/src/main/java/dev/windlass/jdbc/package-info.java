/** The one package that speaks JDBC. */
@NullMarked
package dev.windlass.jdbc;

import org.jspecify.annotations.NullMarked;
