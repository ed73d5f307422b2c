/** Hashes of contents. */
@NullMarked
package dev.windlass.hash;

import org.jspecify.annotations.NullMarked;
