package dev.windlass.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.alembic.python.Source;
import dev.windlass.dialect.DialectName;
import dev.windlass.plan.Direction;
import org.junit.jupiter.api.Test;

class AlembicSessionTest {
    private final Recorder recorder = new Recorder(DialectName.POSTGRESQL);
    private final AlembicSession session = new AlembicSession(recorder, AlembicEnvironment.NONE, line -> {});

    private static AlembicScript tableWithEnumeration(String id) {
        return AlembicScript.read(new Source(id + ".py", """
                import sqlalchemy as sa
                from alembic import op
                revision = '%1$s'
                def upgrade():
                    op.create_table('%1$s', sa.Column('kind', sa.Enum('x', 'y', name='kinds')))
                """.formatted(id)));
    }

    private long typesCreated() {
        return recorder.statements().stream()
                .filter(sql -> sql.startsWith("CREATE TYPE"))
                .count();
    }

    @Test
    void createsAnEnumerationAgainWhenTheStepRunsAgain() {
        AlembicScript script = tableWithEnumeration("a");

        session.run(script, Direction.UPGRADE);
        session.run(script, Direction.UPGRADE);

        assertThat(typesCreated()).isEqualTo(2);
    }

    @Test
    void createsAnEnumerationOnceForSeveralRevisions() {
        session.run(tableWithEnumeration("a"), Direction.UPGRADE);
        session.run(tableWithEnumeration("b"), Direction.UPGRADE);

        assertThat(typesCreated()).isEqualTo(1);
    }
}
