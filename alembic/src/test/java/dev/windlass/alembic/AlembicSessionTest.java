package dev.windlass.alembic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.alembic.library.StatementFailure;
import dev.windlass.alembic.python.Source;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.WindlassException;
import dev.windlass.plan.Direction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlembicSessionTest {
    private final Recorder recorder = new Recorder(DialectName.POSTGRESQL);
    private final AlembicSession session = new AlembicSession(recorder, AlembicEnvironment.NONE, line -> {});

    private static AlembicScript tableWithEnumeration(String id) {
        return AlembicScript.read(new Source(id + ".py", """
                import sqlalchemy as sa
                from alembic import op
                revision = '%1$s'
                down_revision = None
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
    void takesAFunctionOutOfAnEarlierRevision() {
        AlembicEnvironment none = AlembicEnvironment.NONE;
        AlembicEnvironment environment = new AlembicEnvironment(
                none.settings(),
                none.names(),
                name -> name.equals("2024_first")
                        ? Optional.of(new Source("versions/2024_first.py", """
                                from nowhere import anything
                                revision = '2024_first'
                                down_revision = None
                                def _view(name):
                                    return f'CREATE VIEW {name} AS SELECT 1'
                                """))
                        : Optional.empty(),
                none.engine(),
                none.limits());
        AlembicScript script = AlembicScript.read(new Source("versions/b.py", """
                import importlib.util
                from pathlib import Path
                from alembic import op
                revision = 'b'
                down_revision = None
                def first():
                    spec = importlib.util.spec_from_file_location('first', Path(__file__).with_name('2024_first.py'))
                    if spec is None or spec.loader is None:
                        raise RuntimeError('no file')
                    module = importlib.util.module_from_spec(spec)
                    spec.loader.exec_module(module)
                    return module
                def upgrade():
                    op.execute(first()._view('v'))
                """));

        assertThat(AlembicCheck.check(script, Direction.UPGRADE, environment)).isEmpty();
        new AlembicSession(recorder, environment, line -> {}).run(script, Direction.UPGRADE);

        assertThat(recorder.statements()).containsExactly("CREATE VIEW v AS SELECT 1");
    }

    @Test
    void saysWhatToDoAboutAnEnumerationThatIsThere() {
        Recorder full = new Recorder(DialectName.POSTGRESQL) {
            @Override
            public Rows run(String sql, List<Object> values) {
                if (sql.startsWith("CREATE TYPE")) {
                    throw new StatementFailure("42710", "type \"kinds\" already exists", new SQLException());
                }
                return super.run(sql, values);
            }
        };
        AlembicSession another = new AlembicSession(full, AlembicEnvironment.NONE, line -> {});
        assertThatThrownBy(() -> another.run(tableWithEnumeration("a"), Direction.UPGRADE))
                .isInstanceOfSatisfying(WindlassException.class, refused -> {
                    assertThat(refused.first().message()).contains("type \"kinds\" already exists");
                    assertThat(refused.first().why()).contains("makes the type of its sa.Enum");
                    assertThat(refused.first().next()).contains("name='kinds', create_type=False");
                });
    }

    @Test
    void createsAnEnumerationOnceForSeveralRevisions() {
        session.run(tableWithEnumeration("a"), Direction.UPGRADE);
        session.run(tableWithEnumeration("b"), Direction.UPGRADE);

        assertThat(typesCreated()).isEqualTo(1);
    }

    @Test
    void asksEachDirectionWhetherItLeavesTheTransaction() {
        AlembicScript script = AlembicScript.read(new Source("a.py", """
                from alembic import op
                revision = 'a'
                down_revision = None
                def upgrade():
                    with op.get_context().autocommit_block():
                        op.execute("ALTER TYPE t ADD VALUE 'x'")
                def downgrade():
                    op.execute("DROP TYPE t")
                """));

        assertThat(script.mentions("autocommit_block", Direction.UPGRADE)).isTrue();
        assertThat(script.mentions("autocommit_block", Direction.DOWNGRADE)).isFalse();
    }

    @Test
    void asksWhatADirectionCalls() {
        AlembicScript script = AlembicScript.read(new Source("a.py", """
                from alembic import op
                revision = 'a'
                down_revision = None
                def upgrade():
                    with op.get_context().autocommit_block():
                        op.execute("VACUUM")
                def downgrade():
                    upgrade()
                """));

        assertThat(script.mentions("autocommit_block", Direction.DOWNGRADE)).isTrue();
    }

    @Test
    void keepsTheDaysOfAnInterval() {
        assertThat(ContextRuntime.interval(Duration.ofHours(27))).isEqualTo("1 days 10800.000000000 seconds");
        assertThat(ContextRuntime.interval(Duration.ofSeconds(-1))).isEqualTo("-1 days 86399.000000000 seconds");
    }

    @Test
    void writesArraysAsPostgresqlReadsThem() {
        assertThat(ContextRuntime.array(List.of(1L, "a\"b\\\\c", true, List.of("x"))))
                .isEqualTo("{1,\"a\\\"b\\\\\\\\c\",true,{\"x\"}}");
    }
}
