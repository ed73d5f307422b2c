/** What goes wrong, as values: a leaf that every package may use. */
@NullMarked
package dev.windlass.error;

import org.jspecify.annotations.NullMarked;
