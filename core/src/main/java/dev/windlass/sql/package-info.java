/** SQL text: statements, their place in a file, directives, and the splitter that finds them. */
@NullMarked
package dev.windlass.sql;

import org.jspecify.annotations.NullMarked;
