/** What breaks the rules, to see them broken. */
@NullMarked
package dev.windlass.architecture.wrong.sql;

import org.jspecify.annotations.NullMarked;
