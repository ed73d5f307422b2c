/** How MySQL and MariaDB is spoken to. */
@NullMarked
package dev.windlass.dialect.mysql;

import org.jspecify.annotations.NullMarked;
