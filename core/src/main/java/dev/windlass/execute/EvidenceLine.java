package dev.windlass.execute;

import java.util.List;

/**
 * What the catalogue says of one object, as a line of text: {@code kind TAB name TAB named TAB valid TAB storage TAB
 * definition}.
 *
 * @param kind {@code table}, {@code index}, {@code database} and so on
 * @param name its full name, quoted
 * @param named whether the statement names it itself, rather than the table it belongs to
 * @param valid whether it can be used; false for an index whose building was cut off
 * @param storage what changes when it is rebuilt; empty if nothing does
 * @param definition its definition, or a hash of it
 */
public record EvidenceLine(String kind, String name, boolean named, boolean valid, String storage, String definition) {
    /** The line. */
    public String text() {
        return String.join(
                "\t",
                clean(kind),
                clean(name),
                Boolean.toString(named),
                Boolean.toString(valid),
                clean(storage),
                clean(definition));
    }

    private static String clean(String text) {
        return text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
    }

    /** The lines of a text. */
    static List<EvidenceLine> parse(String evidence) {
        return evidence.lines()
                .filter(line -> !line.equals(Evidence.NOTHING))
                .map(line -> line.split("\t", 6))
                .filter(fields -> fields.length == 6)
                .map(f -> new EvidenceLine(f[0], f[1], f[2].equals("true"), f[3].equals("true"), f[4], f[5]))
                .toList();
    }
}
