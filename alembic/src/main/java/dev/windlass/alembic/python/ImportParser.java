package dev.windlass.alembic.python;

import java.util.ArrayList;
import java.util.List;

/** Parses {@code import} and {@code from … import}. */
final class ImportParser {
    private final TokenCursor cursor;

    ImportParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    Stmt plain() {
        int at = cursor.expect("import").start();
        List<Stmt.Alias> names = new ArrayList<>();
        do {
            int start = cursor.at();
            String name = dotted();
            names.add(new Stmt.Alias(start, name, cursor.take("as") ? cursor.identifier() : ""));
        } while (cursor.take(","));
        return new Stmt.Import(at, List.copyOf(names));
    }

    Stmt from() {
        int at = cursor.expect("from").start();
        int level = 0;
        while (cursor.is(".") || cursor.is("...")) {
            level += cursor.next().text().length();
        }
        String module = level > 0 && cursor.is("import") ? "" : dotted();
        cursor.expect("import");
        if (cursor.is("*")) {
            int star = cursor.next().start();
            return new Stmt.ImportFrom(at, level, module, List.of(new Stmt.Alias(star, "*", "")));
        }
        boolean parenthesised = cursor.take("(");
        List<Stmt.Alias> names = new ArrayList<>();
        do {
            if (parenthesised && cursor.is(")") && !names.isEmpty()) {
                break;
            }
            int start = cursor.at();
            String name = cursor.identifier();
            names.add(new Stmt.Alias(start, name, cursor.take("as") ? cursor.identifier() : ""));
        } while (cursor.take(","));
        if (parenthesised) {
            cursor.expect(")");
        }
        return new Stmt.ImportFrom(at, level, module, List.copyOf(names));
    }

    private String dotted() {
        StringBuilder name = new StringBuilder(cursor.identifier());
        while (cursor.take(".")) {
            name.append('.').append(cursor.identifier());
        }
        return name.toString();
    }
}
