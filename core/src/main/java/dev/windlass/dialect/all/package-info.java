/** All dialects together. */
@NullMarked
package dev.windlass.dialect.all;

import org.jspecify.annotations.NullMarked;
