package dev.windlass.alembic.python;

import dev.windlass.error.WindlassException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the module variables of a revision file and their constant values. The lines of functions are passed over, not
 * parsed: only strings, comments and brackets are followed, so that a folder of thousands of files is read at once.
 */
public final class HeaderScanner {
    private final Source source;
    private final String text;
    private final Map<String, int[]> unread = new HashMap<>();
    private final Map<String, Expr> constants = new HashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private String docstring = "";

    private HeaderScanner(Source source) {
        this.source = source;
        this.text = source.text();
    }

    /**
     * What a revision file says of itself.
     *
     * @param docstring its docstring; empty if there is none
     * @param entries the variables found, by name
     */
    public record Header(String docstring, Map<String, Entry> entries) {}

    /**
     * A variable of the header.
     *
     * @param at the offset of its value
     * @param values its texts, none for {@code None}; empty if it is not constant
     */
    public record Entry(int at, Optional<List<String>> values) {}

    /**
     * The header of a file.
     *
     * @throws WindlassException with {@code ALEMBIC_SYNTAX} if its strings or these variables are not Python
     */
    public static Header scan(Source source) {
        HeaderScanner scanner = new HeaderScanner(source);
        scanner.run();
        return new Header(scanner.docstring, Map.copyOf(scanner.entries));
    }

    private void run() {
        boolean first = true;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r' || c == ' ' || c == '\t' || c == '\f') {
                at = c == '\n' || c == '\r' ? at + 1 : afterLogicalLineOrBlank(at);
                continue;
            }
            if (c == '#') {
                at = afterLine(at);
                continue;
            }
            int end = afterLogicalLine(at);
            if (first && isString(at)) {
                docstring(at, end);
            } else if (c == 'i' && text.startsWith("if ", at) || c == 't' && text.startsWith("try:", at)) {
                end = afterCompound(end);
                compound(at, end);
            } else if (isAssignment(at)) {
                assignment(at, end);
            }
            first = false;
            at = end;
        }
    }

    private int afterLogicalLineOrBlank(int at) {
        int i = at;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '\f')) {
            i++;
        }
        if (i < text.length() && (text.charAt(i) == '\n' || text.charAt(i) == '\r' || text.charAt(i) == '#')) {
            return afterLine(i);
        }
        return i >= text.length() ? i : afterLogicalLine(i);
    }

    private int afterLine(int at) {
        int i = at;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i < text.length() ? Lexical.afterLineEnd(text, i, text.length()) : i;
    }

    private int afterLogicalLine(int start) {
        int brackets = 0;
        int i = start;
        int end = text.length();
        while (i < end) {
            char c = text.charAt(i);
            switch (c) {
                case '\n', '\r' -> {
                    i = Lexical.afterLineEnd(text, i, end);
                    if (brackets <= 0) {
                        return i;
                    }
                }
                case '#' -> {
                    while (i < end && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                        i++;
                    }
                }
                case '\\' -> i = i + 1 < end ? Lexical.afterLineEnd(text, i + 1, end) : end;
                case '"', '\'' -> {
                    int prefix = i;
                    while (prefix > start && i - prefix < 2 && Character.isLetter(text.charAt(prefix - 1))) {
                        prefix--;
                    }
                    boolean whole = prefix == start || !isWord(text.charAt(prefix - 1));
                    i = Lexical.afterString(source, whole && Lexical.isPrefix(text, prefix, i) ? prefix : i, i, end);
                }
                case '(', '[', '{' -> {
                    brackets++;
                    i++;
                }
                case ')', ']', '}' -> {
                    brackets--;
                    i++;
                }
                default -> i++;
            }
        }
        return end;
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private boolean isString(int at) {
        int i = at;
        while (i < text.length() && i - at < 2 && Character.isLetter(text.charAt(i))) {
            i++;
        }
        return i < text.length() && (text.charAt(i) == '"' || text.charAt(i) == '\'') && Lexical.isPrefix(text, at, i);
    }

    private boolean isAssignment(int at) {
        int i = at;
        while (i < text.length() && isWord(text.charAt(i))) {
            i++;
        }
        if (i == at) {
            return false;
        }
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        if (i >= text.length()) {
            return false;
        }
        char c = text.charAt(i);
        return c == ':' || c == ',' || c == '=' && (i + 1 >= text.length() || text.charAt(i + 1) != '=');
    }

    private void docstring(int at, int end) {
        String plain = PlainLiterals.string(text, at, end);
        if (plain != null) {
            docstring = plain;
            return;
        }
        List<Stmt> statements = Parser.parsePart(source, at, end);
        if (!statements.isEmpty()
                && statements.getFirst() instanceof Stmt.Expression expression
                && expression.value() instanceof Expr.StringLiteral literal) {
            docstring = literal.value();
        }
    }

    private int afterCompound(int start) {
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                at++;
            } else if (c == ' ' || c == '\t' || c == '\f') {
                at = afterLogicalLineOrBlank(at);
            } else if (c == '#') {
                at = afterLine(at);
            } else if (text.startsWith("else", at)
                    || text.startsWith("elif", at)
                    || text.startsWith("except", at)
                    || text.startsWith("finally", at)) {
                at = afterLogicalLine(at);
            } else {
                return at;
            }
        }
        return at;
    }

    // A variable that is set under a condition cannot be known without running the file.
    private void compound(int at, int end) {
        for (String name : List.of("revision", "down_revision", "branch_labels", "depends_on")) {
            int found = text.indexOf(name + " =", at);
            if (found >= 0 && found < end && !isWord(text.charAt(found - 1))) {
                entries.put(name, new Entry(found, Optional.empty()));
            }
        }
    }

    private void assignment(int at, int end) {
        int i = at;
        while (i < text.length() && isWord(text.charAt(i))) {
            i++;
        }
        String name = text.substring(at, i);
        if (isHeaderName(name)) {
            Expr plain = PlainLiterals.assigned(text, i, end);
            if (plain != null) {
                bind(new Expr.Name(at, name), plain);
                return;
            }
            bind(Parser.parsePart(source, at, end));
        } else if (text.startsWith(",", i) || text.startsWith(" =", i) && text.indexOf("revision", i) < end) {
            bindQuietly(at, end);
        } else {
            unread.put(name, new int[] {at, end});
        }
    }

    private void bindQuietly(int at, int end) {
        try {
            bind(Parser.parsePart(source, at, end));
        } catch (WindlassException notNeeded) {
            // Whoever runs the file reports it.
        }
    }

    private void bind(List<Stmt> statements) {
        for (Stmt statement : statements) {
            switch (statement) {
                case Stmt.Assign assign -> assign.targets().forEach(target -> bind(target, assign.value()));
                case Stmt.AnnotatedAssign assign -> {
                    if (assign.value() != null) {
                        bind(assign.target(), assign.value());
                    }
                }
                default -> {}
            }
        }
    }

    private static boolean isHeaderName(String name) {
        return switch (name) {
            case "revision", "down_revision", "branch_labels", "depends_on" -> true;
            default -> false;
        };
    }

    private void bind(Expr target, Expr value) {
        if (target instanceof Expr.Name name) {
            if (isHeaderName(name.id())) {
                entries.put(name.id(), new Entry(value.at(), Optional.ofNullable(texts(value))));
            }
            constants.put(name.id(), value);
        } else if (target instanceof Expr.TupleDisplay names
                && value instanceof Expr.TupleDisplay values
                && names.items().size() == values.items().size()) {
            for (int i = 0; i < names.items().size(); i++) {
                bind(names.items().get(i), values.items().get(i));
            }
        }
    }

    private @Nullable List<String> texts(Expr value) {
        return switch (value) {
            case Expr.NoneLiteral none -> List.of();
            case Expr.BoolLiteral bool -> bool.value() ? null : List.of();
            case Expr.TupleDisplay tuple -> all(tuple.items());
            case Expr.ListDisplay list -> all(list.items());
            case Expr.SetDisplay set -> all(set.items());
            case Expr.Name name -> within(name.id(), this::texts);
            case Expr.Call call -> collection(call);
            default -> {
                String text = text(value);
                yield text == null ? null : List.of(text);
            }
        };
    }

    // A constant is taken out while it is looked at, so that "a = a" ends.
    private <T> @Nullable T within(String name, java.util.function.Function<Expr, @Nullable T> reading) {
        int[] part = unread.remove(name);
        if (part != null) {
            bindQuietly(part[0], part[1]);
        }
        Expr constant = constants.remove(name);
        if (constant == null) {
            return null;
        }
        T read = reading.apply(constant);
        constants.put(name, constant);
        return read;
    }

    private @Nullable List<String> collection(Expr.Call call) {
        if (call.callee() instanceof Expr.Name name
                && (name.id().equals("tuple")
                        || name.id().equals("list")
                        || name.id().equals("set")
                        || name.id().equals("frozenset"))) {
            if (call.arguments().isEmpty()) {
                return List.of();
            }
            if (call.arguments().size() == 1
                    && (call.arguments().getFirst().value() instanceof Expr.ListDisplay
                            || call.arguments().getFirst().value() instanceof Expr.TupleDisplay
                            || call.arguments().getFirst().value() instanceof Expr.SetDisplay)) {
                return texts(call.arguments().getFirst().value());
            }
        }
        String text = text(call);
        return text == null ? null : List.of(text);
    }

    private @Nullable List<String> all(List<Expr> items) {
        List<String> values = new ArrayList<>();
        for (Expr item : items) {
            String text = text(item instanceof Expr.Starred starred ? starred.value() : item);
            if (text == null) {
                return null;
            }
            values.add(text);
        }
        return List.copyOf(values);
    }

    private @Nullable String text(Expr value) {
        return switch (value) {
            case Expr.StringLiteral literal -> literal.value();
            case Expr.Name name -> within(name.id(), this::text);
            case Expr.Formatted formatted -> formatted(formatted);
            case Expr.Binary binary -> {
                String left = binary.operator().equals("+") ? text(binary.left()) : null;
                String right = left == null ? null : text(binary.right());
                yield left == null || right == null ? null : left + right;
            }
            default -> null;
        };
    }

    private @Nullable String formatted(Expr.Formatted formatted) {
        StringBuilder whole = new StringBuilder();
        for (Expr.Piece piece : formatted.pieces()) {
            String part = switch (piece) {
                case Expr.Piece.Text plain -> plain.text();
                case Expr.Piece.Field field ->
                    field.conversion() == 0 && field.format().isEmpty() ? text(field.value()) : null;
            };
            if (part == null) {
                return null;
            }
            whole.append(part);
        }
        return whole.toString();
    }
}
