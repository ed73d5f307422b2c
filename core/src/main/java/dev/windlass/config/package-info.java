/** What configuration is made of, as values and pure functions: raw values and their places, types, database URLs. */
@NullMarked
package dev.windlass.config;

import org.jspecify.annotations.NullMarked;
