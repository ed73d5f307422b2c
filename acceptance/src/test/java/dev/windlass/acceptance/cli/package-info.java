/** The command line as tests run it. */
@NullMarked
package dev.windlass.acceptance.cli;

import org.jspecify.annotations.NullMarked;
