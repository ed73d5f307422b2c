package dev.windlass.compile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of a source: its classes, by name.
 *
 * @param classes the bytes of each class; not to be changed
 */
record CompiledSource(Map<String, byte[]> classes) {
    CompiledSource {
        classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    }
}
