package dev.windlass.acceptance.corpora;

import java.util.Optional;

/**
 * One migration of a public project, in whatever layout it came.
 *
 * @param version the number or date that orders it, as written
 * @param name what it is called
 * @param up what applies it
 * @param down what reverts it, if anything does
 */
public record Migration(String version, String name, Body up, Optional<Body> down) {
    /**
     * One direction.
     *
     * @param sql the statements, byte for byte
     * @param transactional whether the project's own tool runs it in a transaction
     */
    public record Body(byte[] sql, boolean transactional) {}
}
