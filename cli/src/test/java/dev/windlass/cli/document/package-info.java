/** The documents: their examples are run, and their tables are made from the program. */
@NullMarked
package dev.windlass.cli.document;

import org.jspecify.annotations.NullMarked;
