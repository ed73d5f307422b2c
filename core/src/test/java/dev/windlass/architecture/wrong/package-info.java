/** What breaks the rules, to see them broken. */
@NullMarked
package dev.windlass.architecture.wrong;

import org.jspecify.annotations.NullMarked;
