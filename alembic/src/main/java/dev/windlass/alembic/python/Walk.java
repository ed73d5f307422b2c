package dev.windlass.alembic.python;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Visits everything below statements, without recursion, so that no tree is too deep. */
public final class Walk {
    private final Deque<Object> open = new ArrayDeque<>();

    private Walk() {}

    /** Visits all statements and expressions, those inside functions and classes included. */
    public static void all(List<Stmt> statements, Consumer<Stmt> statement, Consumer<Expr> expression) {
        Walk walk = new Walk();
        walk.add(statements);
        while (!walk.open.isEmpty()) {
            switch (walk.open.pop()) {
                case Stmt s -> {
                    statement.accept(s);
                    walk.below(s);
                }
                case Expr e -> {
                    expression.accept(e);
                    walk.below(e);
                }
                default -> throw new IllegalStateException();
            }
        }
    }

    private void add(List<?> items) {
        new ArrayList<>(items).reversed().forEach(open::push);
    }

    private void add(@Nullable Object item) {
        if (item != null) {
            open.push(item);
        }
    }

    private void below(Stmt statement) {
        switch (statement) {
            case Stmt.Expression s -> add(s.value());
            case Stmt.Assign s -> {
                add(s.targets());
                add(s.value());
            }
            case Stmt.AnnotatedAssign s -> {
                add(s.target());
                add(s.value());
            }
            case Stmt.AugmentedAssign s -> {
                add(s.target());
                add(s.value());
            }
            case Stmt.Return s -> add(s.value());
            case Stmt.Delete s -> add(s.targets());
            case Stmt.Raise s -> {
                add(s.exception());
                add(s.cause());
            }
            case Stmt.Assert s -> {
                add(s.test());
                add(s.message());
            }
            case Stmt.If s -> {
                add(s.otherwise());
                s.branches().forEach(b -> {
                    add(b.body());
                    add(b.test());
                });
            }
            case Stmt.For s -> {
                add(s.otherwise());
                add(s.body());
                add(s.iterable());
                add(s.target());
            }
            case Stmt.While s -> {
                add(s.otherwise());
                add(s.body());
                add(s.test());
            }
            case Stmt.Try s -> {
                add(s.cleanup());
                add(s.otherwise());
                s.handlers().forEach(h -> {
                    add(h.body());
                    add(h.type());
                });
                add(s.body());
            }
            case Stmt.With s -> {
                add(s.body());
                s.items().forEach(i -> {
                    add(i.target());
                    add(i.context());
                });
            }
            case Stmt.FunctionDef s -> {
                add(s.body());
                add(s.decorators());
                parameters(s.parameters());
            }
            case Stmt.ClassDef s -> {
                add(s.body());
                add(s.decorators());
                s.arguments().forEach(a -> add(a.value()));
            }
            case Stmt.Match s -> {
                s.cases().forEach(c -> add(c.body()));
                add(s.subject());
            }
            case Stmt.TypeAlias s -> {}
            case Stmt.Pass s -> {}
            case Stmt.Break s -> {}
            case Stmt.Continue s -> {}
            case Stmt.Global s -> {}
            case Stmt.Nonlocal s -> {}
            case Stmt.Import s -> {}
            case Stmt.ImportFrom s -> {}
        }
    }

    private void parameters(Expr.Parameters parameters) {
        parameters.list().forEach(p -> add(p.defaultValue()));
    }

    private void below(Expr expression) {
        switch (expression) {
            case Expr.Formatted e -> pieces(e.pieces());
            case Expr.Attribute e -> add(e.target());
            case Expr.Subscript e -> {
                add(e.index());
                add(e.target());
            }
            case Expr.Slice e -> {
                add(e.step());
                add(e.upper());
                add(e.lower());
            }
            case Expr.Call e -> {
                e.arguments().forEach(a -> add(a.value()));
                add(e.callee());
            }
            case Expr.Unary e -> add(e.operand());
            case Expr.Binary e -> {
                add(e.right());
                add(e.left());
            }
            case Expr.Logical e -> add(e.operands());
            case Expr.Compare e -> {
                e.rest().forEach(c -> add(c.right()));
                add(e.first());
            }
            case Expr.Conditional e -> {
                add(e.otherwise());
                add(e.then());
                add(e.test());
            }
            case Expr.Lambda e -> {
                add(e.body());
                parameters(e.parameters());
            }
            case Expr.ListDisplay e -> add(e.items());
            case Expr.TupleDisplay e -> add(e.items());
            case Expr.SetDisplay e -> add(e.items());
            case Expr.DictDisplay e ->
                e.entries().forEach(entry -> {
                    add(entry.value());
                    add(entry.key());
                });
            case Expr.Comprehension e -> {
                add(e.value());
                add(e.element());
                e.clauses().forEach(c -> {
                    add(c.conditions());
                    add(c.iterable());
                    add(c.target());
                });
            }
            case Expr.Starred e -> add(e.value());
            case Expr.Walrus e -> {
                add(e.value());
                add(e.name());
            }
            case Expr.Await e -> add(e.value());
            case Expr.Yield e -> add(e.value());
            case Expr.YieldFrom e -> add(e.value());
            case Expr.IntLiteral e -> {}
            case Expr.FloatLiteral e -> {}
            case Expr.ImaginaryLiteral e -> {}
            case Expr.StringLiteral e -> {}
            case Expr.BytesLiteral e -> {}
            case Expr.BoolLiteral e -> {}
            case Expr.NoneLiteral e -> {}
            case Expr.EllipsisLiteral e -> {}
            case Expr.Name e -> {}
        }
    }

    private void pieces(List<Expr.Piece> pieces) {
        pieces.forEach(piece -> {
            switch (piece) {
                case Expr.Piece.Text text -> {}
                case Expr.Piece.Field field -> {
                    pieces(field.format());
                    add(field.value());
                }
            }
        });
    }
}
