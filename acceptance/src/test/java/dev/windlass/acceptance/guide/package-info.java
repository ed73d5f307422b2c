/** The guides' commands, run on the examples. */
@NullMarked
package dev.windlass.acceptance.guide;

import org.jspecify.annotations.NullMarked;
