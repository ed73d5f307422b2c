package dev.windlass.alembic.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DeepStackTest {
    @Test
    void worksOnAThreadOfItsOwnAndStaysThere() {
        Thread[] threads =
                DeepStack.call(() -> new Thread[] {Thread.currentThread(), DeepStack.call(Thread::currentThread)});
        assertThat(threads[0]).isNotSameAs(Thread.currentThread()).isSameAs(threads[1]);
    }

    @Test
    void throwsWhatTheWorkThrows() {
        IllegalArgumentException thrown = new IllegalArgumentException("mine");
        assertThatThrownBy(() -> DeepStack.call(() -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
    }

    @Test
    void handsAnInterruptOnAndWaitsForTheWork() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        AtomicBoolean handedOn = new AtomicBoolean();
        AtomicReference<Boolean> after = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            DeepStack.call(() -> {
                long end = System.nanoTime() + 20_000_000_000L;
                while (!Thread.currentThread().isInterrupted() && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                handedOn.set(Thread.currentThread().isInterrupted());
                ended.set(true);
                return None.NONE;
            });
            after.set(ended.get() && Thread.currentThread().isInterrupted());
        });
        caller.start();
        caller.interrupt();
        caller.join();
        assertThat(handedOn).isTrue();
        assertThat(after.get()).isTrue();
    }
}
