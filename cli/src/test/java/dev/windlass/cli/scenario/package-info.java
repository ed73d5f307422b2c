/** Scenario files: commands, files and expected output in one text. */
@NullMarked
package dev.windlass.cli.scenario;

import org.jspecify.annotations.NullMarked;
