/** What happens when others are in the way. */
@NullMarked
package dev.windlass.acceptance.lock;

import org.jspecify.annotations.NullMarked;
