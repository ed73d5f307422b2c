/** Revisions in Java: their headers, their compilation, and their calls as statements. */
@NullMarked
package dev.windlass.compile;

import org.jspecify.annotations.NullMarked;
