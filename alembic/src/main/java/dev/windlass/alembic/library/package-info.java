/** The objects of SQLAlchemy and Alembic as revisions use them, and the SQL that they stand for. */
@NullMarked
package dev.windlass.alembic.library;

import org.jspecify.annotations.NullMarked;
