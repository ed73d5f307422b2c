/** Migration files of public repositories, as input for tests; none of them is part of this project. */
@NullMarked
package dev.windlass.acceptance.corpora;

import org.jspecify.annotations.NullMarked;
