/** The rules, one in a file. */
@NullMarked
package dev.windlass.lint.rules;

import org.jspecify.annotations.NullMarked;
