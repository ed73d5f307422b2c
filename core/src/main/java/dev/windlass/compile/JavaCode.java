package dev.windlass.compile;

import dev.windlass.CodeRevision;
import dev.windlass.Operations;
import dev.windlass.Revision;
import dev.windlass.code.CodeContext;
import dev.windlass.code.RevisionCode;
import dev.windlass.sql.SourceSpan;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Java revision that is ready to run.
 *
 * @param revision the object
 * @param declaration what its annotation says
 * @param files the source of each class that may have a place in it, as the user knows it
 */
record JavaCode(CodeRevision revision, Revision declaration, Map<String, String> files) implements RevisionCode {
    JavaCode {
        files = Map.copyOf(files);
    }

    @Override
    public void upgrade(CodeContext context) throws Exception {
        revision.upgrade(calls(context));
    }

    @Override
    public void downgrade(CodeContext context) throws Exception {
        revision.downgrade(calls(context));
    }

    private Operations calls(CodeContext context) {
        return new JavaCalls(context, this::caller);
    }

    @Override
    public Optional<String> irreversible() {
        if (!declaration.irreversible().isEmpty()) {
            return Optional.of(declaration.irreversible());
        }
        try {
            Class<?> declares =
                    revision.getClass().getMethod("downgrade", Operations.class).getDeclaringClass();
            return declares == CodeRevision.class ? Optional.of("it has no downgrade method") : Optional.empty();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("the interface declares it", e);
        }
    }

    @Override
    public boolean transactional() {
        return declaration.transaction();
    }

    /** The frame of the revision that is calling: that of its own class, rather than that of a class it shares. */
    private SourceSpan caller() {
        String own = revision.getClass().getName();
        Set<String> known = files.keySet();
        return StackWalker.getInstance().walk(frames -> {
            StackWalker.StackFrame helping = null;
            for (StackWalker.StackFrame frame : (Iterable<StackWalker.StackFrame>) frames::iterator) {
                String outermost = outermost(frame.getClassName());
                if (outermost.equals(own)) {
                    return span(frame.getClassName(), frame.getLineNumber());
                }
                helping = helping == null && known.contains(outermost) ? frame : helping;
            }
            return helping == null ? span(own, 1) : span(helping.getClassName(), helping.getLineNumber());
        });
    }

    @Override
    public Optional<SourceSpan> place(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (files.containsKey(outermost(frame.getClassName()))) {
                    return Optional.of(span(frame.getClassName(), frame.getLineNumber()));
                }
            }
        }
        return Optional.empty();
    }

    private SourceSpan span(String className, int line) {
        return new SourceSpan(files.getOrDefault(outermost(className), className), Math.max(1, line), 0, 0);
    }

    private static String outermost(String className) {
        int dollar = className.indexOf('$', className.lastIndexOf('.') + 2);
        return dollar < 0 ? className : className.substring(0, dollar);
    }
}
