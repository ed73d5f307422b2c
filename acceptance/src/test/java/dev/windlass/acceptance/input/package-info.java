/** Input that is wrong, on real servers: what is said, and what stays as it was. */
@NullMarked
package dev.windlass.acceptance.input;

import org.jspecify.annotations.NullMarked;
