package dev.windlass.script;

/**
 * Why a revision exists, as its header says; empty where it says nothing.
 *
 * @param reason why the change is made
 * @param ticket where it was asked for
 * @param author who wrote it
 */
public record Provenance(String reason, String ticket, String author) {
    /** A script that says nothing of itself. */
    public static final Provenance NONE = new Provenance("", "", "");
}
