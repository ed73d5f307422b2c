package dev.windlass.alembic.python;

import dev.windlass.alembic.python.Expr.Parameter;
import dev.windlass.alembic.python.Expr.Taking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Parses the parameters of a function or a lambda. */
final class ParameterParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    ParameterParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** The parameters up to, and without, the closing word. */
    Expr.Parameters parse(String close, boolean annotations) {
        Taking taking = Taking.EITHER;
        while (!cursor.is(close)) {
            int at = cursor.at();
            if (cursor.take("/")) {
                if (parameters.isEmpty() || taking != Taking.EITHER) {
                    throw cursor.source().syntaxError(at, "'/' cannot stand here");
                }
                parameters.replaceAll(
                        p -> new Parameter(p.at(), p.name(), Taking.POSITIONAL_ONLY, p.annotation(), p.defaultValue()));
            } else if (cursor.take("**")) {
                add(Taking.DOUBLE_STAR, annotations);
                cursor.take(",");
                break;
            } else if (cursor.take("*")) {
                if (taking == Taking.NAMED_ONLY) {
                    throw cursor.source().syntaxError(at, "A second '*' among the parameters");
                }
                taking = Taking.NAMED_ONLY;
                if (!cursor.is(",")) {
                    add(Taking.STAR, annotations);
                }
            } else {
                add(taking, annotations);
            }
            if (!cursor.take(",")) {
                break;
            }
        }
        return new Expr.Parameters(List.copyOf(parameters));
    }

    private void add(Taking taking, boolean annotations) {
        int at = cursor.at();
        String name = cursor.identifier();
        if (!names.add(name)) {
            throw cursor.source().syntaxError(at, "Two parameters are called '" + name + "'");
        }
        Expr annotation = annotations && cursor.take(":") ? expressions.starOrNamed() : null;
        boolean variable = taking == Taking.STAR || taking == Taking.DOUBLE_STAR;
        Expr defaultValue = !variable && cursor.take("=") ? expressions.expression() : null;
        boolean earlierDefault = parameters.stream().anyMatch(p -> p.defaultValue() != null);
        if (defaultValue == null && taking == Taking.EITHER && earlierDefault) {
            throw cursor.source().syntaxError(at, "A parameter without a default follows one with a default");
        }
        parameters.add(new Parameter(at, name, taking, annotation, defaultValue));
    }
}
