/** The distribution, as {@code package} has made it. */
@NullMarked
package dev.windlass.distribution;

import org.jspecify.annotations.NullMarked;
