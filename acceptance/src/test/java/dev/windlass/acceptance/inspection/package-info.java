/** Reading schemas from servers. */
@NullMarked
package dev.windlass.acceptance.inspection;

import org.jspecify.annotations.NullMarked;
