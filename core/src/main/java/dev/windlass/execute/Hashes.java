package dev.windlass.execute;

import dev.windlass.hash.Sha256;

/** SHA-256 of texts. */
final class Hashes {
    private Hashes() {}

    /** The hash of a text in UTF-8, with line ends as LF, in hexadecimal. */
    static String sha256(String text) {
        return Sha256.hex(text.replace("\r\n", "\n"));
    }
}
