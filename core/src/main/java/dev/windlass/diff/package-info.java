/** What must be done to make one schema another: pure functions from values to values. */
@NullMarked
package dev.windlass.diff;

import org.jspecify.annotations.NullMarked;
