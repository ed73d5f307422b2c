/** What a database's own client does with SQL files, to compare with. */
@NullMarked
package dev.windlass.acceptance.client;

import org.jspecify.annotations.NullMarked;
