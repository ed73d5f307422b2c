/** What breaks the rules, to see them broken. */
@NullMarked
package dev.windlass.architecture.wrong.dialect.two;

import org.jspecify.annotations.NullMarked;
