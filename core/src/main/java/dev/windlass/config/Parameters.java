package dev.windlass.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of a URL while they are sorted into the driver's, golang-migrate's and those without meaning. */
final class Parameters {
    final TreeMap<String, String> driver = new TreeMap<>();
    final TreeMap<String, String> tool = new TreeMap<>();
    final List<String> ignored = new ArrayList<>();

    /** Takes golang-migrate's own ({@code x-…}) out and returns the others, in order. */
    Map<String, String> withoutTool(Map<String, String> query) {
        Map<String, String> rest = new java.util.LinkedHashMap<>();
        query.forEach((name, value) -> (name.startsWith("x-") ? tool : rest).put(name, value));
        return rest;
    }

    /** Adds to a property that holds a list, or sets it. */
    void append(String property, String separator, String value) {
        driver.merge(property, value, (a, b) -> a + separator + b);
    }
}
