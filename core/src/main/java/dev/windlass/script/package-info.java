/** Revision scripts and the folders that hold them: the one file-system edge. */
@NullMarked
package dev.windlass.script;

import org.jspecify.annotations.NullMarked;
