/** The one loop with side effects, and the journal it keeps. */
@NullMarked
package dev.windlass.execute;

import org.jspecify.annotations.NullMarked;
