package dev.windlass.cli;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/**
 * Tells the parser what a command takes. The parser's annotations would say the same; Java reads those by making classes,
 * which took a third of the time that {@code windlass heads} has.
 */
final class Declaration {
    /** Something that takes options or words. */
    interface Declared {
        /** Tells what it takes, and where that is put. */
        void declare(Declaration declaration);
    }

    private final CommandSpec spec;
    private ScopeType scope = ScopeType.LOCAL;

    private Declaration(CommandSpec spec) {
        this.spec = spec;
    }

    /** What the parser is to know of a command: a {@link Runnable} or {@link java.util.concurrent.Callable}. */
    static CommandSpec of(Declared command) {
        Declaration declaration = new Declaration(CommandSpec.wrapWithoutInspection(command));
        command.declare(declaration);
        return declaration.spec;
    }

    CommandSpec spec() {
        return spec;
    }

    /** What the command does. */
    Declaration says(String description) {
        spec.usageMessage().description(description);
        return this;
    }

    /** The options declared next may also stand behind the name of a command of this one. */
    Declaration everywhere() {
        scope = ScopeType.INHERIT;
        return this;
    }

    /** An option without a value. */
    Declaration flag(String description, Consumer<Boolean> to, String... names) {
        return add(option(description, names).type(boolean.class), new Place<>(to));
    }

    /** The option that shows this help. */
    Declaration help(String description, String... names) {
        return add(option(description, names).type(boolean.class).usageHelp(true), new Place<Boolean>(given -> {}));
    }

    /** An option with a value. */
    <T> Declaration option(Class<T> type, String label, String description, Consumer<T> to, String... names) {
        return add(option(description, names).type(type).paramLabel(label), new Place<>(to));
    }

    /** An option that may be given several times. */
    <T> Declaration options(Class<T> type, String label, String description, Consumer<List<T>> to, String... names) {
        return add(list(type, label, description, names), new Place<>(to));
    }

    /** The same, whose values may also be given at once, with commas between. */
    <T> Declaration separated(Class<T> type, String label, String description, Consumer<List<T>> to, String... names) {
        return add(list(type, label, description, names).splitRegex(","), new Place<>(to));
    }

    /** A word that is no option. */
    <T> Declaration word(Class<T> type, String index, String arity, String label, String description, Consumer<T> to) {
        return add(word(index, arity, label, description).type(type), new Place<>(to));
    }

    /** All words that are no options. */
    <T> Declaration words(Class<T> type, String arity, String label, String description, Consumer<List<T>> to) {
        return add(word("0..*", arity, label, description).type(List.class).auxiliaryTypes(type), new Place<>(to));
    }

    /** What several commands take. */
    Declaration mixin(Declared other) {
        other.declare(this);
        return this;
    }

    private OptionSpec.Builder option(String description, String... names) {
        return OptionSpec.builder(names).description(description).scopeType(scope);
    }

    private OptionSpec.Builder list(Class<?> type, String label, String description, String... names) {
        return option(description, names).type(List.class).auxiliaryTypes(type).paramLabel(label);
    }

    private static PositionalParamSpec.Builder word(String index, String arity, String label, String description) {
        return PositionalParamSpec.builder()
                .index(index)
                .arity(arity)
                .required(!arity.startsWith("0"))
                .paramLabel(label)
                .description(description);
    }

    private Declaration add(OptionSpec.Builder option, Place<?> place) {
        spec.addOption(option.getter(place).setter(place).build());
        return this;
    }

    private Declaration add(PositionalParamSpec.Builder word, Place<?> place) {
        spec.addPositional(word.getter(place).setter(place).build());
        return this;
    }

    /** Where a value goes. */
    private static final class Place<T> implements IGetter, ISetter {
        private final Consumer<T> to;
        private @Nullable Object value;

        Place(Consumer<T> to) {
            this.to = to;
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <V> @Nullable V get() {
            return (V) value;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <V> @Nullable V set(@Nullable V given) {
            V before = (V) value;
            value = given;
            if (given != null) {
                to.accept((T) given);
            }
            return before;
        }
    }
}
