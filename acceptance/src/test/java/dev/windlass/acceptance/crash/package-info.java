/** Runs that are killed, cut off and crowded, and what the next run makes of them. */
@NullMarked
package dev.windlass.acceptance.crash;

import org.jspecify.annotations.NullMarked;
