/** What a database holds, as comparable text, asked of the server in other ways than Windlass asks it. */
@NullMarked
package dev.windlass.acceptance.schema;

import org.jspecify.annotations.NullMarked;
