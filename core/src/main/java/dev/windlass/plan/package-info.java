/** Targets, and the plans that lead to them. */
@NullMarked
package dev.windlass.plan;

import org.jspecify.annotations.NullMarked;
