/** What a database looks like, as values linked by name only. */
@NullMarked
package dev.windlass.schema;

import org.jspecify.annotations.NullMarked;
