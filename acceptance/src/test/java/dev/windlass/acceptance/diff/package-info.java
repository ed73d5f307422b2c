/** Comparing, and what is written from it, on real servers. */
@NullMarked
package dev.windlass.acceptance.diff;

import org.jspecify.annotations.NullMarked;
