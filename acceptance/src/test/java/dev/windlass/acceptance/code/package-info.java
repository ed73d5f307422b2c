/** Revisions in code, on real servers. */
@NullMarked
package dev.windlass.acceptance.code;

import org.jspecify.annotations.NullMarked;
