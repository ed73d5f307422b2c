/** Real database servers for tests, started by the tests themselves, and what to do with their databases. */
@NullMarked
package dev.windlass.acceptance.server;

import org.jspecify.annotations.NullMarked;
