package dev.windlass.alembic.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of Python. {@code at} is the offset of its first character. */
public sealed interface Stmt {
    /** The offset in the source. */
    int at();

    /** An expression for its effect. */
    record Expression(int at, Expr value) implements Stmt {}

    /** {@code a = b = value}. */
    record Assign(int at, List<Expr> targets, Expr value) implements Stmt {}

    /** {@code target: annotation = value}. */
    record AnnotatedAssign(
            int at, Expr target, Expr annotation, @Nullable Expr value) implements Stmt {}

    /** {@code target += value}; the operator is without its {@code =}. */
    record AugmentedAssign(int at, Expr target, String operator, Expr value) implements Stmt {}

    /** {@code return value}. */
    record Return(int at, @Nullable Expr value) implements Stmt {}

    /** {@code del targets}. */
    record Delete(int at, List<Expr> targets) implements Stmt {}

    /** {@code pass}. */
    record Pass(int at) implements Stmt {}

    /** {@code break}. */
    record Break(int at) implements Stmt {}

    /** {@code continue}. */
    record Continue(int at) implements Stmt {}

    /** {@code raise exception from cause}. */
    record Raise(int at, @Nullable Expr exception, @Nullable Expr cause) implements Stmt {}

    /** {@code global names}. */
    record Global(int at, List<String> names) implements Stmt {}

    /** {@code nonlocal names}. */
    record Nonlocal(int at, List<String> names) implements Stmt {}

    /** {@code import names}. */
    record Import(int at, List<Alias> names) implements Stmt {}

    /**
     * {@code from module import names}.
     *
     * @param level how many dots stand before the module's name
     * @param names the names; one called {@code *} for all
     */
    record ImportFrom(int at, int level, String module, List<Alias> names) implements Stmt {}

    /**
     * An imported name.
     *
     * @param as the name it gets here; empty if it keeps its own
     */
    record Alias(int at, String name, String as) {}

    /** {@code assert test, message}. */
    record Assert(int at, Expr test, @Nullable Expr message) implements Stmt {}

    /** {@code if … elif … else}. */
    record If(int at, List<Branch> branches, List<Stmt> otherwise) implements Stmt {}

    /** A condition and what it guards. */
    record Branch(Expr test, List<Stmt> body) {}

    /** {@code for target in iterable}. */
    record For(int at, Expr target, Expr iterable, List<Stmt> body, List<Stmt> otherwise, boolean async)
            implements Stmt {}

    /** {@code while test}. */
    record While(int at, Expr test, List<Stmt> body, List<Stmt> otherwise) implements Stmt {}

    /** {@code try}. */
    record Try(int at, List<Stmt> body, List<Handler> handlers, List<Stmt> otherwise, List<Stmt> cleanup, boolean group)
            implements Stmt {}

    /**
     * {@code except type as name}.
     *
     * @param name the name; empty if there is none
     */
    record Handler(int at, @Nullable Expr type, String name, List<Stmt> body) {}

    /** {@code with items}. */
    record With(int at, List<WithItem> items, List<Stmt> body, boolean async) implements Stmt {}

    /** {@code context as target}. */
    record WithItem(Expr context, @Nullable Expr target) {}

    /** {@code def name(parameters)}. */
    record FunctionDef(
            int at, String name, Expr.Parameters parameters, List<Expr> decorators, List<Stmt> body, boolean async)
            implements Stmt {}

    /** {@code class name(arguments)}. */
    record ClassDef(int at, String name, List<Expr.Argument> arguments, List<Expr> decorators, List<Stmt> body)
            implements Stmt {}

    /** {@code match subject}: its cases are read, and never run. */
    record Match(int at, Expr subject, List<Case> cases) implements Stmt {}

    /** {@code case pattern if guard}; the pattern is kept as an expression of the same shape. */
    record Case(int at, Expr pattern, @Nullable Expr guard, List<Stmt> body) {}

    /** {@code type name = value}. */
    record TypeAlias(int at, String name, Expr value) implements Stmt {}
}
