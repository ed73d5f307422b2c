package dev.windlass.script;

import dev.windlass.revision.Revision;
import java.util.Optional;

/** A revision together with what runs for it. */
public sealed interface Script {
    /** Its place in the graph. */
    Revision revision();

    /** Why it exists. */
    Provenance provenance();

    /** The file whose hash tells whether the script was edited after it was applied. */
    ScriptFile file();

    /** The hash of what it says, in hexadecimal. */
    default String sha256() {
        return file().sha256();
    }

    /** Whether what was applied with a hash is what it says, or what it was ported from. */
    default boolean says(String applied) {
        return sha256().equals(applied);
    }

    /**
     * A revision in SQL: native sections, or a pair of files.
     *
     * @param read the file's hash when its place in the graph was read, if it was found then
     */
    record SqlScript(
            Revision revision,
            Provenance provenance,
            ScriptFile file,
            Optional<String> read,
            SqlBody upgrade,
            SqlBody downgrade)
            implements Script {
        private static final int HEAD = 4096;

        @Override
        public String sha256() {
            return read.isPresent() ? read.get() : file.sha256();
        }

        @Override
        public boolean says(String applied) {
            return sha256().equals(applied)
                    || file.head(HEAD).contains("-- " + NativeHeader.PORTED_FROM + ": " + applied);
        }
    }

    /**
     * A revision in code.
     *
     * @param read the hash of what it says when its place in the graph was read, if it was found then
     * @param runtime what makes it run
     */
    record CodeScript(
            Revision revision, Provenance provenance, ScriptFile file, Optional<String> read, CodeRuntime runtime)
            implements Script {
        @Override
        public String sha256() {
            return read.isPresent() ? read.get() : runtime.sha256(this);
        }
    }
}
