/** What may be done to a schema, as values. */
@NullMarked
package dev.windlass.operation;

import org.jspecify.annotations.NullMarked;
