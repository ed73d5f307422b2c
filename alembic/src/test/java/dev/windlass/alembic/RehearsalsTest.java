package dev.windlass.alembic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.alembic.library.RevisionRuntime;
import dev.windlass.alembic.python.Source;
import dev.windlass.dialect.DialectName;
import dev.windlass.plan.Direction;
import dev.windlass.sql.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RehearsalsTest {
    /** A PostgreSQL of which every query has one row, and which notes where each statement stands. */
    private static final class Answering implements RevisionRuntime {
        private final List<String> heard = new ArrayList<>();
        private SourceSpan place = new SourceSpan("", 0, 0, 0);

        @Override
        public DialectName dialect() {
            return DialectName.POSTGRESQL;
        }

        @Override
        public String serverVersion() {
            return "16.2";
        }

        @Override
        public boolean offline() {
            return false;
        }

        @Override
        public void at(SourceSpan next) {
            place = next;
        }

        @Override
        public Rows run(String sql, List<@Nullable Object> values) {
            heard.add(place.file() + ":" + place.line() + " " + sql + " " + values);
            return sql.startsWith("SELECT")
                    ? new Rows(List.of("n"), List.of("int8"), List.of(List.of(7L)), 1)
                    : Rows.none(1);
        }

        @Override
        public void beginAutocommit() {
            heard.add("COMMIT");
        }

        @Override
        public void endAutocommit() {
            heard.add("BEGIN");
        }
    }

    private static AlembicScript script(String id, String body) {
        return AlembicScript.read(new Source(
                id + ".py",
                "import sqlalchemy as sa\nfrom alembic import op\nrevision = '" + id
                        + "'\ndown_revision = None\ndef upgrade():\n" + body.indent(4)));
    }

    private static final String TABLE =
            "op.create_table('t', sa.Column('kind', sa.Enum('x', 'y', name='kinds'), comment='c'))";

    /** One revision of every kind, each twice, between others that can be rehearsed. */
    private static final List<AlembicScript> SCRIPTS = IntStream.range(0, 24)
            .mapToObj(i -> script(
                    "r" + i,
                    switch (i % 8) {
                        case 0, 1, 4 -> TABLE.replace("'t'", "'t" + i + "'");
                        case 2 ->
                            "n = op.get_bind().execute(sa.text('SELECT 1')).scalar()\nop.execute(f'CREATE TABLE n{n}()')";
                        case 3 -> "print('said')\nop.add_column('t', sa.Column('u', sa.Uuid(), unique=True))";
                        case 5 -> "op.execute(\"UPDATE t SET kind = 'x'\")\nop.drop_column('t', 'kind')";
                        case 6 ->
                            "try:\n    op.execute('DROP TABLE a')\nexcept Exception:\n    op.execute('DROP TABLE b')";
                        default -> "op.create_index('i', 't', ['kind'])\nop.alter_column('t', 'kind', nullable=False)";
                    }))
            .toList();

    private final Answering server = new Answering();
    private final List<String> said = new ArrayList<>();
    private final AlembicSession session = new AlembicSession(server, AlembicEnvironment.NONE, said::add);

    @AfterEach
    void end() {
        session.endRehearsals();
    }

    private static List<String> withoutRehearsals(List<AlembicScript> scripts) {
        Answering server = new Answering();
        AlembicSession session = new AlembicSession(server, AlembicEnvironment.NONE, line -> {});
        scripts.forEach(script -> session.run(script, Direction.UPGRADE));
        return server.heard;
    }

    @Test
    void theDatabaseHearsTheSameWithThem() {
        session.rehearse(SCRIPTS);
        SCRIPTS.forEach(script -> session.run(script, Direction.UPGRADE));
        assertThat(server.heard).isEqualTo(withoutRehearsals(SCRIPTS)).hasSizeGreaterThan(24);
        assertThat(server.heard.stream().filter(sql -> sql.contains("CREATE TYPE")))
                .hasSize(1);
        assertThat(said).hasSize(3).containsOnly("said");
    }

    @Test
    void aStepThatRunsAgainIsNotTakenFromThem() {
        session.rehearse(SCRIPTS);
        for (AlembicScript script : SCRIPTS) {
            session.run(script, Direction.UPGRADE);
            int heard = server.heard.size();
            session.run(script, Direction.UPGRADE);
            assertThat(server.heard.subList(heard, server.heard.size()))
                    .isEqualTo(server.heard.subList(2 * heard - server.heard.size(), heard));
        }
    }

    @Test
    void anotherOrderThanTheExpectedOneIsRun() {
        session.rehearse(SCRIPTS);
        List<AlembicScript> backwards = SCRIPTS.reversed();
        backwards.forEach(script -> session.run(script, Direction.UPGRADE));
        assertThat(server.heard).isEqualTo(withoutRehearsals(backwards));
    }

    @Test
    void aRevisionThatFailsFailsOnItsTurn() {
        AlembicScript failing = script("f", "op.create_table('x')\nraise ValueError('no')");
        List<AlembicScript> scripts = List.of(SCRIPTS.get(0), SCRIPTS.get(1), failing);
        session.rehearse(scripts);
        session.run(scripts.get(0), Direction.UPGRADE);
        session.run(scripts.get(1), Direction.UPGRADE);
        int heard = server.heard.size();
        assertThatThrownBy(() -> session.run(failing, Direction.UPGRADE)).hasMessageContaining("ValueError: no");
        assertThat(server.heard).hasSize(heard + 1);
    }

    @Test
    void isAheadOfTheRunButNotTooFar() throws Exception {
        List<AlembicScript> scripts =
                IntStream.range(0, 200).mapToObj(i -> script("s" + i, TABLE)).toList();
        AtomicInteger asked = new AtomicInteger(1);
        AtomicInteger furthest = new AtomicInteger();
        CountDownLatch ahead = new CountDownLatch(50);
        try (Rehearsals rehearsals = new Rehearsals(scripts, (script, direction, rehearsal, noted) -> {
            ahead.countDown();
            furthest.accumulateAndGet(scripts.indexOf(script) - asked.get(), Math::max);
            return noted;
        })) {
            rehearsals.after(scripts.get(0), Direction.UPGRADE, "16", Set.of());
            ahead.await();
            for (int i = 1; i < 200; i++) {
                asked.set(i);
                assertThat(rehearsals.take(scripts.get(i), Direction.UPGRADE, Set.of()))
                        .isPresent();
            }
            assertThat(rehearsals.take(scripts.get(5), Direction.UPGRADE, Set.of()))
                    .isEmpty();
        }
        assertThat(furthest.get()).isBetween(49, 50);
    }

    @Test
    void goesOnAfterRevisionsThatNobodyTook() {
        List<AlembicScript> scripts =
                IntStream.range(0, 120).mapToObj(i -> script("s" + i, TABLE)).toList();
        try (Rehearsals rehearsals = new Rehearsals(scripts, (script, direction, rehearsal, noted) -> noted)) {
            rehearsals.after(scripts.get(0), Direction.UPGRADE, "16", Set.of());
            assertThat(rehearsals.take(scripts.get(110), Direction.UPGRADE, Set.of()))
                    .isPresent();
        }
    }

    @Test
    void anErrorOfTheirsIsNotWaitedFor() {
        List<AlembicScript> scripts = List.of(script("a", TABLE), script("b", TABLE), script("c", TABLE));
        try (Rehearsals rehearsals = new Rehearsals(scripts, (script, direction, rehearsal, noted) -> {
            throw new OutOfMemoryError("pretended");
        })) {
            rehearsals.after(scripts.get(0), Direction.UPGRADE, "16", Set.of());
            assertThat(rehearsals.take(scripts.get(1), Direction.UPGRADE, Set.of()))
                    .isEmpty();
        }
    }

    @Test
    void whatWasRehearsedAfterAnotherPastIsNotTaken() {
        List<AlembicScript> scripts = List.of(script("a", TABLE), script("b", TABLE), script("c", TABLE));
        try (Rehearsals rehearsals = new Rehearsals(scripts, (script, direction, rehearsal, noted) -> noted)) {
            rehearsals.after(scripts.get(0), Direction.UPGRADE, "16", Set.of("kinds"));
            assertThat(rehearsals.take(scripts.get(1), Direction.UPGRADE, Set.of()))
                    .isEmpty();
            assertThat(rehearsals.take(scripts.get(2), Direction.DOWNGRADE, Set.of("kinds")))
                    .isEmpty();
        }
    }
}
