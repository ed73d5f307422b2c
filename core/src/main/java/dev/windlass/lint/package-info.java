/** What should not be in a script: rules, and what they find. */
@NullMarked
package dev.windlass.lint;

import org.jspecify.annotations.NullMarked;
