/** Makes the distribution: what is done to the classes before they are packed. */
@NullMarked
package dev.windlass.distribution;

import org.jspecify.annotations.NullMarked;
