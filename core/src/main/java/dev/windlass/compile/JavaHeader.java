package dev.windlass.compile;

import dev.windlass.compile.JavaTokens.Kind;
import dev.windlass.compile.JavaTokens.Token;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.NativeHeader;
import dev.windlass.script.Provenance;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The head of a Java revision, read from its source without compiling it.
 *
 * @param revision the revision it declares
 * @param provenance why it exists
 * @param className the class, with its package
 */
record JavaHeader(Revision revision, Provenance provenance, String className) {
    private static final List<String> KEYS = List.of(
            "id",
            "revises",
            "dependsOn",
            "branch",
            "created",
            "title",
            "reason",
            "ticket",
            "author",
            "irreversible",
            "transaction");

    private record Value(List<String> texts, Token at) {}

    /**
     * Reads a source.
     *
     * @return nothing if it has no {@code @Revision}
     * @throws WindlassException with every problem of its head
     */
    static Optional<JavaHeader> read(String source, String file) {
        // Most helper classes are told at a glance.
        if (!source.contains("Revision")) {
            return Optional.empty();
        }
        return new Reader(source, file).read();
    }

    /** The title that a class's name and comment give. */
    static String title(String comment, String className) {
        String text = comment.lines()
                .map(line -> line.strip().replaceFirst("^\\*+ ?", "").strip())
                .takeWhile(line -> !line.startsWith("@") && !line.startsWith("<p>"))
                .reduce("", (a, b) -> a.isEmpty() ? b : a.endsWith("\n") || b.isEmpty() ? a + "\n" : a + " " + b)
                .strip();
        int paragraph = text.indexOf('\n');
        String first = (paragraph < 0 ? text : text.substring(0, paragraph))
                .replaceAll("\\{@\\w+ ([^}]*)}", "$1")
                .strip();
        int sentence = first.indexOf(". ");
        String title = (sentence < 0 ? first : first.substring(0, sentence)).replaceFirst("\\.$", "");
        return title.isEmpty() ? words(className) : title;
    }

    /** {@code AddPhoneNumber} as "Add phone number". */
    private static String words(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1).replace('_', ' ');
        String spaced = simple.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .strip();
        StringBuilder out = new StringBuilder();
        for (String word : spaced.split("\\s+")) {
            boolean plain = word.length() > 1
                    && word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT));
            out.append(out.isEmpty() ? "" : " ").append(out.isEmpty() || !plain ? word : word.toLowerCase(Locale.ROOT));
        }
        return out.toString();
    }

    private static final class Reader {
        private final String source;
        private final String file;
        private final List<Token> tokens;
        private final List<Problem> problems = new ArrayList<>();
        private int at;

        Reader(String source, String file) {
            this.source = source;
            this.file = file;
            this.tokens = JavaTokens.of(source);
        }

        Optional<JavaHeader> read() {
            String packageName = "";
            String comment = "";
            Map<String, Value> values = new LinkedHashMap<>();
            Token annotation = null;
            int depth = 0;
            while (peek().kind() != Kind.END) {
                Token token = next();
                comment = token.comment().isEmpty() ? comment : token.comment();
                if (token.is("{")) {
                    depth++;
                } else if (token.is("}")) {
                    depth--;
                } else if (depth == 0 && token.is("package")) {
                    packageName = qualifiedName() + ".";
                } else if (depth == 0 && token.is(";")) {
                    comment = "";
                } else if (depth == 0 && token.is("@") && !peek().is("interface")) {
                    String name = qualifiedName();
                    if (name.equals("Revision") || name.equals("dev.windlass.Revision")) {
                        annotation = token;
                        arguments(values);
                    } else {
                        skipParentheses();
                    }
                } else if (depth == 0 && isType(token) && peek().kind() == Kind.NAME) {
                    String simple = next().text();
                    if (annotation != null) {
                        return Optional.of(header(values, annotation, comment, packageName + simple));
                    }
                    comment = "";
                }
            }
            if (annotation != null) {
                throw new WindlassException(problem("No class follows the annotation @Revision", annotation));
            }
            return Optional.empty();
        }

        private static boolean isType(Token token) {
            return token.is("class") || token.is("record") || token.is("enum") || token.is("interface");
        }

        private JavaHeader header(Map<String, Value> values, Token annotation, String comment, String className) {
            Value id = values.get("id");
            if (id == null || one(id).isEmpty()) {
                problems.add(problem("The annotation @Revision has no id", id == null ? annotation : id.at())
                        .next("Write @Revision(id = \"…\", revises = \"…\"), or make the file with"
                                + " 'windlass revision --java -m \"…\"'."));
            } else {
                RevisionId.check(one(id)).ifPresent(found -> problems.add(found.at(place(id.at()))));
            }
            List<RevisionId> parents = new ArrayList<>();
            Value revises = values.get("revises");
            for (String parent : texts(revises)) {
                if (!parent.isEmpty() && !parent.equals("base") && revises != null) {
                    RevisionId.check(parent).ifPresent(found -> problems.add(found.at(place(revises.at()))));
                    parents.add(new RevisionId(parent));
                }
            }
            Optional<Instant> created = Optional.empty();
            Value written = values.get("created");
            if (written != null && !one(written).isEmpty()) {
                created = NativeHeader.instant(one(written));
                if (created.isEmpty()) {
                    problems.add(problem("\"" + one(written) + "\" is not a time", written.at())
                            .next("Write it as 2025-09-16T18:49:48Z."));
                }
            }
            if (!problems.isEmpty()) {
                throw new WindlassException(problems);
            }
            String title = one(values.get("title"));
            Revision revision = new Revision(
                    new RevisionId(one(id)),
                    parents,
                    texts(values.get("dependsOn")),
                    texts(values.get("branch")),
                    title.isEmpty() ? title(comment, className) : title,
                    created,
                    file);
            return new JavaHeader(
                    revision,
                    new Provenance(one(values.get("reason")), one(values.get("ticket")), one(values.get("author"))),
                    className);
        }

        private static String one(@Nullable Value value) {
            return value == null || value.texts().isEmpty() ? "" : value.texts().getFirst();
        }

        private static List<String> texts(@Nullable Value value) {
            return value == null ? List.of() : value.texts();
        }

        private void arguments(Map<String, Value> values) {
            if (!peek().is("(")) {
                return;
            }
            next();
            while (!peek().is(")") && peek().kind() != Kind.END) {
                Token key = next();
                if (key.is(",")) {
                    continue;
                }
                if (key.kind() != Kind.NAME || !peek().is("=")) {
                    problems.add(problem("The annotation @Revision needs a name before each value", key));
                    skipValue();
                    continue;
                }
                next();
                if (!KEYS.contains(key.text())) {
                    problems.add(problem("\"" + key.text() + "\" is not a part of @Revision", key)
                            .next(Words.nearest(key.text(), KEYS, 3)
                                    .map(meant -> "Write \"" + meant + "\".")
                                    .orElse("")));
                    skipValue();
                    continue;
                }
                Token first = peek();
                values.put(key.text(), new Value(value(key.text()), first));
            }
            next();
        }

        private List<String> value(String key) {
            if (peek().is("true") || peek().is("false")) {
                return List.of(next().text());
            }
            List<String> texts = new ArrayList<>();
            if (!peek().is("{")) {
                text(key).ifPresent(texts::add);
                return texts;
            }
            next();
            while (!peek().is("}") && peek().kind() != Kind.END) {
                if (peek().is(",")) {
                    next();
                } else {
                    text(key).ifPresent(texts::add);
                }
            }
            next();
            return texts;
        }

        /** One string, or several joined by {@code +}. */
        private Optional<String> text(String key) {
            StringBuilder text = new StringBuilder();
            while (true) {
                Token token = next();
                if (token.kind() != Kind.STRING) {
                    problems.add(problem("The value of \"" + key + "\" is not written out", token)
                            .because("it is read without compiling the file")
                            .next("Write the text itself, in quotes."));
                    at--;
                    skipValue();
                    return Optional.empty();
                }
                text.append(token.text());
                if (!peek().is("+")) {
                    return Optional.of(text.toString());
                }
                next();
            }
        }

        /** To the comma or bracket after the value that begins here. */
        private void skipValue() {
            int depth = 0;
            while (peek().kind() != Kind.END) {
                Token token = peek();
                if (depth == 0 && (token.is(",") || token.is(")") || token.is("}"))) {
                    return;
                }
                depth += token.is("(") || token.is("{") ? 1 : token.is(")") || token.is("}") ? -1 : 0;
                next();
            }
        }

        private void skipParentheses() {
            int depth = 0;
            while (peek().is("(") || depth > 0 && peek().kind() != Kind.END) {
                Token token = next();
                depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
                if (depth == 0) {
                    return;
                }
            }
        }

        private String qualifiedName() {
            StringBuilder name = new StringBuilder();
            while (peek().kind() == Kind.NAME || peek().is(".")) {
                name.append(next().text());
            }
            return name.toString();
        }

        private Token peek() {
            return tokens.get(Math.min(at, tokens.size() - 1));
        }

        private Token next() {
            Token token = peek();
            at++;
            return token;
        }

        private Problem problem(String message, Token token) {
            return Problem.of(ErrorCode.BAD_HEADER, message).at(place(token));
        }

        private String place(Token token) {
            return new SourceSpan(file, 1, 1, 0).plus(source, token.offset()).toString();
        }
    }
}
