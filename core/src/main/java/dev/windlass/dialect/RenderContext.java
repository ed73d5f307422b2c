package dev.windlass.dialect;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.Optional;
import java.util.Set;

/**
 * What rendering an operation depends on besides the operation.
 *
 * @param version the server
 * @param capabilities what that server can do
 * @param before the schema before the operation, where known
 * @param subject the operation's word and object, for messages
 */
public record RenderContext(
        ServerVersion version, Set<Capability> capabilities, Optional<Schema> before, String subject) {
    public RenderContext {
        capabilities = Set.copyOf(capabilities);
    }

    /** Whether the server can do that. */
    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }

    /**
     * Refuses where the server cannot do what is wanted.
     *
     * @param wanted whether it is wanted
     * @param alternative what to do in its place, as an imperative sentence
     * @throws WindlassException {@code NOT_SUPPORTED_BY_DIALECT}
     */
    public void require(boolean wanted, Capability capability, String alternative) {
        if (wanted && !can(capability)) {
            throw refusal(capability, alternative);
        }
    }

    /** A refusal that names what the server cannot do and what to do in its place. */
    public WindlassException refusal(Capability capability, String alternative) {
        return new Problem(
                        ErrorCode.NOT_SUPPORTED_BY_DIALECT,
                        version + " cannot " + capability.words(),
                        subject,
                        "The server lacks the capability '" + capability.id() + "'",
                        alternative)
                .toException();
    }

    /** A failure because the operation needs to know what is there, and nothing says it. */
    public WindlassException unknown(String what) {
        return Problem.of(
                        ErrorCode.DEFINITION_UNKNOWN,
                        version.product().title() + " must be told " + what + ", which is not known here")
                .at(subject)
                .toException();
    }

    /** The table before the operation, where known. */
    public Optional<Table> table(QualifiedName name) {
        return before.flatMap(schema -> schema.table(name));
    }
}
