/** All rules together. */
@NullMarked
package dev.windlass.lint.all;

import org.jspecify.annotations.NullMarked;
