/** Entities as the model. */
@NullMarked
package dev.windlass.acceptance.entities;

import org.jspecify.annotations.NullMarked;
