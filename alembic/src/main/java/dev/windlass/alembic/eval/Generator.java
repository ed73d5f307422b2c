package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Source;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;

/**
 * A generator: its function runs on a thread of its own, which moves only while {@code next} waits for it, so that the
 * two are never at work at once.
 */
final class Generator extends IteratorValue {
    private final Worker worker;

    /** What going to another thread and back takes, in steps (some 10 µs against 0.2 µs). */
    private static final int SWITCH = 50;

    Generator(Run run, Code code, Scope scope) {
        this(new Worker(run, code, scope));
    }

    private Generator(Worker worker) {
        super(worker, Types.GENERATOR);
        this.worker = worker;
    }

    /** Goes on with a value, or an exception, in the place of the {@code yield}. */
    Value resume(Value value, @Nullable Raise failure) {
        return worker.resume(value, failure);
    }

    void close() {
        worker.close();
    }

    /** What goes from one side to the other. */
    private record Message(@Nullable Value value, @Nullable Throwable failure, boolean done) {}

    /** The side of the generator that runs the body; expressions reach it for {@code yield}. */
    static final class Worker implements Iterator<Value>, Yielding {
        private final Run run;
        private final Code code;
        private final Scope scope;
        private final SynchronousQueue<Message> toBody = new SynchronousQueue<>();
        private final SynchronousQueue<Message> toCaller = new SynchronousQueue<>();
        private @Nullable Thread thread;
        private @Nullable Message ahead;
        private boolean done;

        Worker(Run run, Code code, Scope scope) {
            this.run = run;
            this.code = code;
            this.scope = scope;
        }

        Value resume(Value value, @Nullable Raise failure) {
            if (ahead == null) {
                advance(value, failure);
            }
            Message message = ahead;
            ahead = null;
            if (message == null || message.done() || message.value() == null) {
                throw Errors.stop();
            }
            return message.value();
        }

        private void advance(Value value, @Nullable Raise failure) {
            if (done) {
                if (failure != null) {
                    throw failure;
                }
                ahead = new Message(null, null, true);
                return;
            }
            run.charge(SWITCH);
            Source source = run.source();
            int at = run.at();
            Message message;
            try {
                if (thread == null) {
                    thread = Thread.ofVirtual().name("windlass-generator").start(this::body);
                } else {
                    toBody.put(new Message(value, failure, false));
                }
                message = toCaller.take();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a generator ran", interrupted);
            }
            run.at(source, at);
            done = message.done();
            switch (message.failure()) {
                case null -> ahead = message;
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                default -> throw new IllegalStateException(message.failure());
            }
        }

        private void body() {
            Message last;
            try {
                new Statements(run, code.source(), this).run(code.body(), scope);
                last = new Message(null, null, true);
            } catch (Closed closed) {
                return;
            } catch (Throwable failure) {
                last = new Message(null, failure, true);
            }
            try {
                toCaller.put(last);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Value give(Value value) {
            try {
                toCaller.put(new Message(value, null, false));
                Message answer = toBody.take();
                if (answer.failure() instanceof Raise raised) {
                    throw raised;
                }
                return answer.value() == null ? None.NONE : answer.value();
            } catch (InterruptedException ended) {
                throw new Closed();
            }
        }

        @Override
        public boolean hasNext() {
            if (ahead == null) {
                advance(None.NONE, null);
            }
            return ahead != null && !ahead.done();
        }

        @Override
        public Value next() {
            if (!hasNext() || ahead == null || ahead.value() == null) {
                throw new NoSuchElementException();
            }
            Value value = ahead.value();
            ahead = null;
            return value;
        }

        void close() {
            done = true;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    /** Ends the body of a generator that nobody asks any more. */
    private static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Closed() {
            super(null, null, false, false);
        }
    }
}
