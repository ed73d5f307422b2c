/** Benchmarks, which print ratios and are never part of {@code verify}. */
@NullMarked
package dev.windlass.acceptance.benchmark;

import org.jspecify.annotations.NullMarked;
