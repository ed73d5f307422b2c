/** Values that are kept encrypted: what they look like, and how they are made and read. */
@NullMarked
package dev.windlass.encryption;

import org.jspecify.annotations.NullMarked;
