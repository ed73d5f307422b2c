/** One file per command: arguments in, a result out. */
@NullMarked
package dev.windlass.command;

import org.jspecify.annotations.NullMarked;
