package dev.windlass.execute;

import dev.windlass.dialect.DialectName;
import dev.windlass.sql.Statement;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/** A sink that writes a script for the database's own client. */
public final class TextSink implements StatementSink {
    private final Appendable out;
    private final DialectName dialect;

    /** A sink that writes to {@code out}. */
    public TextSink(Appendable out, DialectName dialect) {
        this.out = out;
        this.dialect = dialect;
    }

    /** Writes a comment line. */
    public void comment(String text) {
        write("-- " + text.replace("\n", "\n-- ") + "\n\n");
    }

    @Override
    public void begin() {
        write((dialect == DialectName.MYSQL ? "START TRANSACTION" : "BEGIN") + ";\n\n");
    }

    @Override
    public void execute(Statement statement) {
        String text = statement.text();
        // A body that holds semicolons needs another delimiter for MySQL's client; a last line comment a line of its
        // own.
        boolean body = dialect == DialectName.MYSQL && text.contains(";");
        String end = text.lastIndexOf("--") > text.lastIndexOf('\n') || text.lastIndexOf('#') > text.lastIndexOf('\n')
                ? "\n"
                : "";
        write(body ? "DELIMITER //\n" + text + end + "//\nDELIMITER ;\n\n" : text + end + ";\n\n");
    }

    @Override
    public void copy(Statement statement, Reader rows) {
        write(statement.text() + ";\n");
        char[] buffer = new char[8192];
        try {
            for (int n = rows.read(buffer); n >= 0; n = rows.read(buffer)) {
                out.append(new String(buffer, 0, n));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write("\\.\n\n");
    }

    @Override
    public void flush() {
        // What is written is written.
    }

    @Override
    public void commit() {
        write("COMMIT;\n\n");
    }

    @Override
    public void rollback() {
        // A text is not run here.
    }

    private void write(String text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
