package dev.windlass.compile;

import dev.windlass.Operations;
import dev.windlass.code.Batches;
import dev.windlass.code.CodeContext;
import dev.windlass.code.Row;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.operation.Operation;
import dev.windlass.schema.QualifiedName;
import dev.windlass.sql.SourceSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passes a Java revision's calls on, each with its place in the source. */
final class JavaCalls implements Operations {
    private final CodeContext context;
    private final Supplier<SourceSpan> place;

    JavaCalls(CodeContext context, Supplier<SourceSpan> place) {
        this.context = context;
        this.place = place;
    }

    @Override
    public ServerVersion version() {
        return context.version();
    }

    @Override
    public boolean offline() {
        return context.offline();
    }

    @Override
    public void add(Operation operation) {
        context.run(List.of(operation), place.get());
    }

    @Override
    public List<Row> query(String sql, @Nullable Object... parameters) {
        return context.query(sql, Arrays.asList(parameters), place.get());
    }

    @Override
    public long execute(String sql, @Nullable Object first, @Nullable Object... more) {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(first);
        parameters.addAll(Arrays.asList(more));
        return context.execute(sql, parameters, place.get());
    }

    @Override
    public void batches(String table, String key, int size, String sql, @Nullable Object... parameters) {
        int dot = table.indexOf('.');
        QualifiedName name =
                dot < 0 ? QualifiedName.of(table) : QualifiedName.of(table.substring(0, dot), table.substring(dot + 1));
        context.batches(new Batches(name, key, size, sql, Arrays.asList(parameters)), place.get());
    }

    @Override
    public <T> T driver(Class<T> type) {
        return context.driver(type);
    }
}
