/** Revision ids, revisions and the graph they form. */
@NullMarked
package dev.windlass.revision;

import org.jspecify.annotations.NullMarked;
