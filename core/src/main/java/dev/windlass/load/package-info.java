/** Rows out of files: what they are, and how a document's parts become them. */
@NullMarked
package dev.windlass.load;

import org.jspecify.annotations.NullMarked;
