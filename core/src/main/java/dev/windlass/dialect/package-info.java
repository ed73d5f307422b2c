/** What differs between databases and their versions, as data and pure functions. */
@NullMarked
package dev.windlass.dialect;

import org.jspecify.annotations.NullMarked;
