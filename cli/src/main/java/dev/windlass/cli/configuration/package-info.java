/** Where configuration is read from disk: windlass.toml, .env, alembic.ini, pyproject.toml. */
@NullMarked
package dev.windlass.cli.configuration;

import org.jspecify.annotations.NullMarked;
