/** Revisions in code: what they run, and what they are given to run it with. */
@NullMarked
package dev.windlass.code;

import org.jspecify.annotations.NullMarked;
