/** Windlass cli. */
@NullMarked
package dev.windlass.cli;

import org.jspecify.annotations.NullMarked;
