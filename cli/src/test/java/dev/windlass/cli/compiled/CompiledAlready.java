package dev.windlass.cli.compiled;

import static dev.windlass.operation.Definitions.bigint;
import static dev.windlass.operation.Definitions.column;

import dev.windlass.CodeRevision;
import dev.windlass.Operations;
import dev.windlass.Revision;

/** A revision on the class path, with a class beside it that is none. */
@Revision(id = "d1", revises = "a9ef987fd631")
final class CompiledAlready implements CodeRevision {
    @Override
    public void upgrade(Operations op) {
        Beside.create(op);
    }
}

final class Beside {
    private Beside() {}

    static void create(Operations op) {
        op.createTable("compiled", column("id", bigint()).primaryKey());
    }
}
