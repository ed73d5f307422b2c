/** What is read of a database, held against what was done to it. */
@NullMarked
package dev.windlass.acceptance.inspection;

import org.jspecify.annotations.NullMarked;
