/** The launcher, in a folder where the build is a small script. */
@NullMarked
package dev.windlass.acceptance.launcher;

import org.jspecify.annotations.NullMarked;
