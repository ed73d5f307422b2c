package dev.windlass.cli.configuration;

import dev.windlass.config.Origin;
import dev.windlass.config.RawValue;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads TOML 1.0.0 (toml.io/en/v1.0.0) into raw values that know their line and column. Our own, because a library's
 * start-up costs a fifth of a command's whole time; see docs/decisions.md.
 */
final class Toml {
    private final TomlText text;
    private final Node root;
    private Node current;

    private Toml(TomlText text) {
        this.text = text;
        this.root = new Node(text.origin());
        this.current = root;
    }

    /**
     * The top table.
     *
     * @param text the file's text
     * @param name the file as the user knows it
     * @param kind {@code FILE} or {@code ALEMBIC}
     * @throws WindlassException {@code BAD_CONFIGURATION_FILE} at the first place that is not TOML
     */
    static RawValue.Table parse(String text, String name, Origin.Kind kind) {
        Toml toml = new Toml(new TomlText(text, name, kind));
        toml.document();
        return toml.root.toTable();
    }

    /** What a key names while the file is read. */
    private sealed interface Entry permits Node, Nodes, Leaf {
        RawValue toValue();

        /** The table that a header under this key goes on in, if it is a table. */
        default Optional<Node> latest() {
            return Optional.empty();
        }
    }

    /** A complete value. */
    private record Leaf(RawValue toValue) implements Entry {}

    /** A table while it is filled, and what may still be done to it. */
    private static final class Node implements Entry {
        final Map<String, Entry> entries = new LinkedHashMap<>();
        final Origin origin;
        /** It had a header of its own. */
        boolean headed;
        /** It came of a dotted key, so no header may name it. */
        boolean dotted;
        /** It is an inline table: complete. */
        boolean closed;

        Node(Origin origin) {
            this.origin = origin;
        }

        RawValue.Table toTable() {
            Map<String, RawValue> values = new LinkedHashMap<>();
            entries.forEach((key, entry) -> values.put(key, entry.toValue()));
            return new RawValue.Table(values, origin);
        }

        @Override
        public RawValue toValue() {
            return toTable();
        }

        @Override
        public Optional<Node> latest() {
            return Optional.of(this);
        }
    }

    /** The tables of {@code [[name]]}. */
    private static final class Nodes implements Entry {
        final List<Node> list = new ArrayList<>();
        final Origin origin;

        Nodes(Origin origin) {
            this.origin = origin;
        }

        @Override
        public RawValue toValue() {
            return new RawValue.Items(list.stream().map(Node::toValue).toList(), origin);
        }

        @Override
        public Optional<Node> latest() {
            return Optional.of(list.getLast());
        }
    }

    private void document() {
        text.skipBlank();
        while (!text.atEnd()) {
            if (text.peek() == '[') {
                header();
            } else {
                keyValue(current);
            }
            text.skipSpace();
            text.endOfLine();
            text.skipBlank();
        }
    }

    private void header() {
        Origin origin = text.origin();
        text.expect('[');
        boolean list = text.accept('[');
        text.skipSpace();
        List<String> keys = text.dottedKey();
        text.skipSpace();
        text.expect(']');
        if (list) {
            text.expect(']');
        }
        Node node = root;
        for (String key : keys.subList(0, keys.size() - 1)) {
            node = stepInto(node, key, origin);
        }
        String last = keys.getLast();
        current = list ? append(node, last, origin) : open(node, last, origin);
    }

    private Node stepInto(Node node, String key, Origin origin) {
        Entry entry = node.entries.computeIfAbsent(key, name -> new Node(origin));
        Node inner = entry.latest().orElseThrow(() -> redefined(key, origin));
        if (inner.closed) {
            throw redefined(key, origin);
        }
        return inner;
    }

    private Node open(Node node, String key, Origin origin) {
        Entry entry = node.entries.computeIfAbsent(key, name -> new Node(origin));
        if (entry instanceof Node inner && !inner.headed && !inner.dotted && !inner.closed) {
            inner.headed = true;
            return inner;
        }
        throw redefined(key, origin);
    }

    private Node append(Node node, String key, Origin origin) {
        Entry entry = node.entries.computeIfAbsent(key, name -> new Nodes(origin));
        if (entry instanceof Nodes nodes) {
            Node added = new Node(origin);
            added.headed = true;
            nodes.list.add(added);
            return added;
        }
        throw redefined(key, origin);
    }

    private void keyValue(Node into) {
        Origin origin = text.origin();
        List<String> keys = text.dottedKey();
        text.skipSpace();
        text.expect('=');
        text.skipSpace();
        Node node = into;
        for (String key : keys.subList(0, keys.size() - 1)) {
            Entry entry = node.entries.get(key);
            if (entry == null) {
                Node inner = new Node(origin);
                inner.dotted = true;
                node.entries.put(key, inner);
                node = inner;
            } else if (entry instanceof Node inner && inner.dotted) {
                node = inner;
            } else {
                throw redefined(key, origin);
            }
        }
        Entry value = value();
        if (node.entries.putIfAbsent(keys.getLast(), value) != null) {
            throw redefined(keys.getLast(), origin);
        }
    }

    private WindlassException redefined(String key, Origin origin) {
        return text.error("\"" + key + "\" is defined twice", origin);
    }

    private Entry value() {
        return switch (text.peek()) {
            case '[' -> new Leaf(list());
            case '{' -> inlineTable();
            default -> new Leaf(text.scalar());
        };
    }

    private RawValue list() {
        Origin origin = text.origin();
        text.expect('[');
        List<RawValue> items = new ArrayList<>();
        text.skipBlank();
        while (!text.accept(']')) {
            items.add(value().toValue());
            text.skipBlank();
            if (!text.accept(',')) {
                text.expect(']');
                break;
            }
            text.skipBlank();
        }
        return new RawValue.Items(items, origin);
    }

    private Node inlineTable() {
        Node node = new Node(text.origin());
        text.expect('{');
        text.skipSpace();
        if (!text.accept('}')) {
            do {
                text.skipSpace();
                keyValue(node);
                text.skipSpace();
            } while (text.accept(','));
            text.expect('}');
        }
        close(node);
        return node;
    }

    private static void close(Node node) {
        node.closed = true;
        node.dotted = false;
        node.entries.values().forEach(entry -> {
            if (entry instanceof Node inner) {
                close(inner);
            }
        });
    }

    static WindlassException error(String message, Origin origin) {
        return Problem.of(ErrorCode.BAD_CONFIGURATION_FILE, message)
                .at(origin.toString())
                .toException();
    }
}
