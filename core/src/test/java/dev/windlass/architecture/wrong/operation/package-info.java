/** What breaks the rules, to see them broken. */
@NullMarked
package dev.windlass.architecture.wrong.operation;

import org.jspecify.annotations.NullMarked;
